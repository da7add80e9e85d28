"""The review desk's entry in a checkout: ``streamlit run app.py``."""

from align.desk.page import main

if __name__ == "__main__":  # a process for long work imports this file, too
    main()
