"""The review desk's entry in a checkout: ``streamlit run app.py``."""

from align.desk.page import main

main()
