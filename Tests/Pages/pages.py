"""The site that `aval docs` writes, as a browser shows it: its links, its search, its accessibility, its width on a small screen.

Usage: pages.py FOLDER, the folder of the site. Ends with 1 where something is wrong, and says what.
"""

import pathlib
import sys
import urllib.parse

from axe_selenium_python import Axe
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

# Every kind of page, and the longest of each.
KINDS = ["", "regles", "determinants", "categories", "tarifs", "articles"]
PER_KIND = 3


def browser(dark=False):
    options = webdriver.ChromeOptions()
    for argument in ["--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]:
        options.add_argument(argument)
    service = webdriver.ChromeService(executable_path="/usr/bin/chromedriver")
    options.binary_location = "/usr/bin/chromium"
    driver = webdriver.Chrome(options=options, service=service)
    if dark:
        features = [{"name": "prefers-color-scheme", "value": "dark"}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    return driver


def pages(site):
    """Some pages of each kind: the longest, and all that stand in the folder itself."""
    chosen = []
    for kind in KINDS:
        found = sorted((site / kind).glob("*.html"), key=lambda path: (-path.stat().st_size, path.name))
        chosen += found if kind == "" else found[:PER_KIND]
    return chosen


def broken_links(driver, site):
    """The links of a page, as the browser resolves them, that lead to no file or to no place in it."""
    wrong = []
    for link in driver.execute_script("return Array.from(document.links, (link) => link.href)"):
        parts = urllib.parse.urlsplit(link)
        path = pathlib.Path(urllib.parse.unquote(parts.path))
        inside = parts.scheme == "file" and path.is_relative_to(site) and path.is_file()
        if not inside:
            wrong.append(link)
        elif parts.fragment and f'id="{urllib.parse.unquote(parts.fragment)}"' not in path.read_text():
            wrong.append(link)
    return wrong


def violations(driver):
    axe = Axe(driver)
    axe.inject()
    results = axe.run()
    return [
        f"{found['id']}: {found['help']} ({', '.join(str(node['target']) for node in found['nodes'][:3])})"
        for found in results["violations"]
    ]


def look(driver, site, faults, checks_links):
    for page in pages(site):
        driver.get(page.as_uri())
        name = page.relative_to(site)
        faults += [f"{name}: {found}" for found in violations(driver)]
        if checks_links:
            faults += [f"{name}: lien sans cible {link}" for link in broken_links(driver, site)]


def look_narrow(driver, site, faults):
    driver.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": True}
    )
    for page in pages(site):
        driver.get(page.as_uri())
        width = driver.execute_script("return document.documentElement.scrollWidth")
        if width > 320:
            faults.append(f"{page.relative_to(site)} : {width} pixels de large sur un écran de 320")
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def search(driver, site, faults):
    driver.get((site / "index.html").as_uri())
    field = driver.find_element(By.ID, "mots")
    # An accent or a capital makes no difference; what is found leads to its page.
    for words, target in [("ENCEINTE", "determinants/grossesse.html"), ("r4624-23", "articles/R4624-23.html")]:
        field.clear()
        field.send_keys(words)
        links = driver.find_elements(By.CSS_SELECTOR, "#resultats a")
        if not any(link.get_attribute("href").endswith(target) for link in links):
            faults.append(f"recherche « {words} » : {target} n'est pas trouvé")
    field.clear()
    field.send_keys("<b>rien de tel</b>")
    if driver.find_element(By.ID, "combien").text != "Aucun résultat":
        faults.append("recherche : ce qui n'est pas trouvé n'est pas dit")
    field.clear()
    field.send_keys("siret_manquant")
    WebDriverWait(driver, 10).until(lambda page: page.find_elements(By.CSS_SELECTOR, "#resultats a"))
    driver.find_element(By.CSS_SELECTOR, "#resultats a").click()
    WebDriverWait(driver, 10).until(lambda page: "siret_manquant" in page.current_url)
    first = driver.switch_to.active_element
    first.send_keys("\ue004")
    if driver.switch_to.active_element.get_attribute("class") != "evitement":
        faults.append("le premier appui sur Tab ne mène pas au lien d'évitement")


def console_errors(driver, faults):
    faults += [f"console : {entry['message']}" for entry in driver.get_log("browser") if entry["level"] == "SEVERE"]


def main():
    site = pathlib.Path(sys.argv[1]).resolve()
    faults = []
    for dark in [False, True]:
        driver = browser(dark)
        try:
            look(driver, site, faults, checks_links=not dark)
            if not dark:
                look_narrow(driver, site, faults)
                search(driver, site, faults)
                console_errors(driver, faults)
        finally:
            driver.quit()
    for fault in faults:
        print(fault)
    print(f"{len(pages(site))} pages regardées, {len(faults)} défaut(s)")
    return 1 if faults else 0


sys.exit(main())
