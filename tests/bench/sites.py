"""The sites of the benchmark: the same pages for every crawler, made from a fixed seed."""
import json
import random
import shutil
from pathlib import Path

PAGES = {
    "": "Accueil",
    "stats": "Statistiques",
    "accessibilite": "Déclaration d’accessibilité",
    "mentions-legales": "Mentions légales",
    "cgu": "Conditions générales d’utilisation",
    "donnees-personnelles": "Politique de confidentialité",
    "budget": "Budget",
    "contact": "Contact",
    "actualites": "Actualités",
    "aide": "Aide",
}
WORDS = (
    "le service public aide les usagers et les agents à faire une démarche simple en ligne avec "
    "leur commune des données ouvertes pour suivre un dossier sans attendre un rendez-vous dans "
    "toute la France chaque mois une équipe améliore la page selon les retours"
).split()


def sentence(rng):
    return " ".join(rng.choices(WORDS, k=rng.randint(8, 24))).capitalize() + "."


def table(rng):
    rows = "".join(
        f"<tr><td>{month:02d}/2026</td><td>{rng.randint(900, 90000)}</td><td>{rng.randint(1, 99)} %</td></tr>"
        for month in range(1, 11)
    )
    return f"<table class='fr-table'><caption>Usage</caption><tr><th>Mois<th>Usagers<th>Part</tr>{rows}</table>"


def section(rng):
    links = "".join(
        f"<li><a class='fr-link' href='/aide?sujet={rng.randint(1, 40)}'>{sentence(rng)}</a>" for _ in range(3)
    )
    icon = "<svg viewBox='0 0 24 24' aria-hidden='true'><path d='M3 12h18M12 3v18'/></svg>"
    text = "".join(f"<p class='fr-text'>{sentence(rng)} {sentence(rng)}</p>" for _ in range(4))
    return f"<section class='fr-container'><h2>{icon}{sentence(rng)}</h2>{text}<ul>{links}</ul></section>"


def page(rng, name, title):
    size = min(122_000, max(21_000, int(rng.lognormvariate(10.9, 0.45))))
    nav = "".join(f"<li><a href='/{path}'>{label}</a></li>" for path, label in PAGES.items())
    parts = []
    length = 0
    while length < size - 4_000:
        parts.append(table(rng) if rng.random() < 0.1 else section(rng))
        length += len(parts[-1].encode())
    state = json.dumps({"props": [sentence(rng) for _ in range(8)]}, ensure_ascii=False)
    return (
        f"<!doctype html><html lang='fr'><head><meta charset='utf-8'><title>{title} - {name}</title>"
        f"<link rel='stylesheet' href='/dsfr.css'></head><body><header role='banner' class='fr-header'>"
        f"<p>République française</p><nav><ul>{nav}</ul></nav></header><main><h1>{title}</h1>"
        f"{''.join(parts)}</main><footer class='fr-footer'><ul>{nav}</ul>"
        f"<p>Accessibilité : partiellement conforme</p></footer>"
        f"<script type='application/json'>{state}</script></body></html>"
    )


def make(folder, hosts, distinct=300, seed=20260101):
    """Writes the pages of every host under `folder`/sites; returns host name → address. Hosts beyond the first
    `distinct` show the pages of one of those."""
    rng = random.Random(seed)
    sites = Path(folder) / "sites"
    shutil.rmtree(sites, ignore_errors=True)
    names = {}
    for number in range(hosts):
        name = f"site-{number:05d}.bench.test"
        names[name] = f"127.{10 + number // 62500}.{number // 250 % 250}.{number % 250 + 1}"
        root = sites / name
        if number >= distinct:
            root.symlink_to(f"site-{number % distinct:05d}.bench.test")
            continue
        root.mkdir(parents=True)
        for path, title in PAGES.items():
            (root / (path or "index")).with_suffix(".html").write_text(page(rng, name, title))
        (root / "robots.txt").write_text("User-agent: *\nAllow: /\n")
    return names
