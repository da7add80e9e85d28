#!/bin/sh
#SBATCH --job-name=sverka
#SBATCH --nodes=8
#SBATCH --ntasks-per-node=1
#SBATCH --cpus-per-task=16
#SBATCH --mem-per-cpu=2G
#SBATCH --time=12:00:00
#SBATCH --requeue
#
# Build a corpus in one job of several nodes, without dask-jobqueue:
#
#     sbatch slurm.sh news/en news/ru corpus
#
# Submit it from a folder that all nodes share. The first node also has the scheduler and the build.
# A job that ran out of time goes on if you submit it again.
set -eu

head=$(hostname)
export OPENBLAS_NUM_THREADS=1

dask scheduler --host "$head" --port 8786 &
srun --kill-on-bad-exit=0 dask worker "tcp://$head:8786" \
    --nworkers 1 --nthreads "$SLURM_CPUS_PER_TASK" --local-directory "${TMPDIR:-/tmp}" &
trap 'kill $(jobs -p)' EXIT INT TERM

sleep 10
sverka build "$1" "$2" -o "$3" --scheduler "tcp://$head:8786"
