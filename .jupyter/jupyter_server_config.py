"""JupyterLab for a class without a network: no news, no look-up of updates, no list of extensions."""

c = get_config()  # noqa: F821 - given by Jupyter

c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"
