"""Streamlit code that the pages share. Only files directly in pages/ become pages, so this folder is none."""
