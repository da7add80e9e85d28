"""The entry point of the review desk in a checkout: ``streamlit run app.py``."""

from align.desk.page import main

if __name__ == "__main__":  # the process for long work also imports this file
    main()
