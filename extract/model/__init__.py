"""The pipeline that comes with the package: its weights, its card (README.md), the script that trained it.

Only the script (`python -m potestas.extract.model.train`) needs the extra `train`; nothing imports from here.
"""
