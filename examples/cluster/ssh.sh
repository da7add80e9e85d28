#!/bin/sh
# Build a corpus on machines that you can reach by ssh without a password, and that share this folder
# and the environment of Python that is active here.
#
#     pip install "sverka[cluster]" paramiko
#     sh ssh.sh news/en news/ru corpus
#
# hosts.txt has a name in each line; the scheduler runs on the first.
set -eu

hosts=hosts.txt
head=$(head -n 1 "$hosts")

dask ssh --hostfile "$hosts" --nworkers 1 --remote-python "$(command -v python)" &
cluster=$!
trap 'kill "$cluster"' EXIT INT TERM

sverka build "$1" "$2" -o "$3" --scheduler "tcp://$head:8786"
