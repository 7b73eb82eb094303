"""The dashboard as a person uses it: real Chromium, real dropped files, real downloads, no other host."""

from __future__ import annotations

import base64
import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.conftest import SAMPLES

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DROP = """([node, files]) => {
  const data = new DataTransfer()
  for (const [name, bytes] of files)
    data.items.add(new File([Uint8Array.from(atob(bytes), c => c.charCodeAt(0))], name, {type: 'text/plain'}))
  for (const kind of ['dragenter', 'dragover', 'drop'])
    node.dispatchEvent(new DragEvent(kind, {dataTransfer: data, bubbles: true, cancelable: true}))
}"""

if not CHROMIUM:
    if os.environ.get("TAJUK_REQUIRE_BROWSER") == "1":
        pytest.fail("Chromium is needed here: apt-get install chromium", pytrace=False)
    pytest.skip("no Chromium on this machine: apt-get install chromium", allow_module_level=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="module")
def page(browser: Browser, server: str) -> Iterator[Page]:
    """A tab that fails the test when it asks another host for anything."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-GB", accept_downloads=True)
    tab = context.new_page()
    tab.set_default_timeout(30_000)
    hosts: set[str] = set()
    tab.on("request", lambda r: hosts.add(urlsplit(r.url).hostname or "") if r.url.startswith(("http", "ws")) else None)
    yield tab
    context.close()
    assert hosts == {"127.0.0.1"}, hosts


def settled(page: Page) -> None:
    """Wait until the page has been drawn, and look for a stack trace."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-testid=stApp][data-test-script-state=running]")).to_have_count(0, timeout=60_000)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def open_page(page: Page, server: str, path: str) -> None:
    page.goto(f"{server}/{path}?lang=en")
    settled(page)


def drop(page: Page, files: dict[str, bytes]) -> None:
    zone = page.get_by_test_id("stFileUploaderDropzone").first
    packed = [[name, base64.b64encode(data).decode()] for name, data in files.items()]
    page.evaluate(DROP, [zone.element_handle(), packed])


def saved(page: Page, button: str, inside: str) -> tuple[str, bytes]:
    with page.expect_download() as download:
        page.locator(inside).get_by_role("button", name=button, exact=True).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def click_largest_bar(page: Page, name: str) -> None:
    chart = page.locator(f".st-key-chart_{name} .js-plotly-plot")
    expect(chart).to_be_visible()
    chart.scroll_into_view_if_needed()
    bars = chart.locator(".barlayer .point path")
    expect(bars.first).to_be_visible()
    # Plotly takes clicks on a sheet above its bars, so the mouse goes to where the largest bar is.
    boxes = [box for i in range(bars.count()) if (box := bars.nth(i).bounding_box())]
    box = max(boxes, key=lambda b: b["width"] * b["height"])
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def read_tables_and_undo(page: Page) -> None:
    page.get_by_role("button", name="Read the tables").click()
    expect(page.get_by_text("Received 2 of 2")).to_be_visible(timeout=60_000)
    settled(page)
    page.get_by_role("button", name="Undo this upload").click()
    page.get_by_role("button", name="Yes, take it back").click()
    expect(page.get_by_text("Received 2 of 2")).to_have_count(0)


def choose_first_passage(page: Page) -> None:
    row = page.locator(".st-key-passages .row").first
    row.scroll_into_view_if_needed()
    row.click()


def test_1_dropped_files_are_read_and_bad_ones_are_named(page: Page, server: str) -> None:
    open_page(page, server, "Upload")
    files = {path.name: path.read_bytes() for path in sorted(SAMPLES.glob("*.txt"))}
    drop(
        page,
        {
            **files,
            "empty.txt": b"",
            "picture.txt": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "again.txt": files["01-suara-makan-bergizi-gratis.txt"],
        },
    )
    total = len(files) + 3
    expect(page.get_by_text(f"Received {total} of {total}")).to_be_visible(timeout=120_000)
    expect(page.get_by_text("empty.txt is empty.")).to_be_visible()
    expect(page.get_by_text("picture.txt is not text.")).to_be_visible()
    settled(page)


def test_1_the_dropzone_speaks_the_language_while_files_are_dragged(page: Page, server: str) -> None:
    page.goto(f"{server}/Upload?lang=id")
    settled(page)
    zone = page.get_by_test_id("stFileUploaderDropzone").first
    zone.evaluate("""node => {
      const data = new DataTransfer()
      data.items.add(new File(['a'], 'a.txt', {type: 'text/plain'}))
      node.dispatchEvent(new DragEvent('dragenter', {dataTransfer: data, bubbles: true, cancelable: true}))
    }""")
    over = zone.get_by_text("Drag and drop files here")
    expect(over).to_have_css("font-size", "0px")
    assert over.evaluate("node => getComputedStyle(node, '::after').content") == '"Jatuhkan berkas di sini"'


def test_2_home_shows_what_arrived(page: Page, server: str) -> None:
    open_page(page, server, "")
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("28")
    expect(page.locator(".js-plotly-plot")).to_have_count(4)
    page.reload()
    settled(page)
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("28")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("Entities", "entities"),
        ("Topics", "topics"),
        ("Promotion", "promotion"),
        ("Timeline", "publications"),
        ("Words", "words"),
    ],
)
def test_3_a_bar_leads_to_its_lines_and_comes_down(page: Page, server: str, path: str, name: str) -> None:
    open_page(page, server, path)
    click_largest_bar(page, name)
    expect(page.locator(".st-key-passages")).to_be_visible()
    settled(page)
    choose_first_passage(page)
    expect(page.locator(".st-key-passages").get_by_text(", line ")).to_be_visible()
    inside = f".st-key-downloads_{name}"
    for kind, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg"), ("CSV", b"\xef\xbb\xbf# Workspace")):
        file, data = saved(page, kind, inside)
        assert file.endswith(kind.lower()) and data.startswith(start), (file, data[:40])
        assert len(data) > 300


def test_3_the_line_behind_a_bar_opens_in_the_reader(page: Page, server: str) -> None:
    open_page(page, server, "Words")
    click_largest_bar(page, "words")
    choose_first_passage(page)
    page.get_by_role("button", name="Open in the reader").click()
    expect(page.locator(".reader .line.chosen")).to_be_visible()
    settled(page)


def test_4_filters_narrow_survive_a_page_change_and_travel_in_the_address(page: Page, server: str) -> None:
    open_page(page, server, "Entities")
    whole = page.get_by_text("different names").inner_text()
    page.get_by_text("Filters", exact=True).click()
    page.wait_for_timeout(700)  # a list that is opened while its panel still unfolds closes again
    page.locator(".st-key-types").get_by_role("button", name="Open").click()
    page.get_by_role("option", name="Places").click()
    page.keyboard.press("Escape")
    settled(page)
    expect(page.get_by_text("different names")).not_to_have_text(whole)
    narrow = page.get_by_text("different names").inner_text()
    assert "types=Places" in page.url
    page.get_by_role("link", name="Words").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("In which words?")
    page.get_by_role("link", name="Entities").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Who and what?")
    expect(page.get_by_text(narrow)).to_be_visible()
    page.reload()
    expect(page.get_by_text(narrow)).to_be_visible()
    page.get_by_role("button", name="Type of entity: Places").click()
    expect(page.get_by_text(whole)).to_be_visible()


def test_4_an_address_says_language_and_filters_and_what_of_it_is_not_here(page: Page, server: str) -> None:
    page.goto(f"{server}/Topics")
    settled(page)
    expect(page).to_have_url(re.compile("lang=en"))
    page.goto(f"{server}/Topics?lang=id&types=Orang&sites=tidak-ada.id&workspace=lenyap")
    expect(page.get_by_role("heading", level=1)).to_have_text("Tentang apa judul-judul tautan?")
    settled(page)
    expect(page.get_by_test_id("stAlert").filter(has_text="tidak-ada.id")).to_be_visible()
    expect(page.get_by_test_id("stAlert").filter(has_text="lenyap")).to_be_visible()
    page.get_by_role("link", name="Entitas").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Siapa dan apa?")
    settled(page)
    expect(page.get_by_role("button", name="Jenis entitas: Orang")).to_be_visible()
    expect(page).to_have_url(re.compile(r"Entities\?(?=.*lang=id)(?=.*types=Orang)"))
    click_largest_bar(page, "entities")
    choose_first_passage(page)
    page.get_by_role("button", name="Buka di pembaca").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Siapa dan apa?")
    settled(page)
    expect(page.get_by_role("button", name="Jenis entitas: Orang")).to_be_visible()


def test_5_the_word_cloud_comes_down_as_it_is_shown(page: Page, server: str) -> None:
    open_page(page, server, "Words")
    for kind, start in (("PNG", b"\x89PNG"), ("SVG", b"<svg")):
        with page.expect_download() as download:
            page.locator(f".st-key-cloud_{kind}").get_by_role("button").click()
        assert Path(download.value.path()).read_bytes().startswith(start)


def test_6_the_reader_marks_roles_and_names(page: Page, server: str) -> None:
    open_page(page, server, "Articles")
    reader = page.locator(".reader")
    expect(reader).to_be_visible()
    expect(reader.locator(".line").first).to_be_visible()
    assert reader.locator(".line.role-body").count() > 3
    assert reader.locator("mark.mention").count() > 3


def test_6_a_table_shows_what_its_columns_become_and_is_read_as_chosen(page: Page, server: str) -> None:
    open_page(page, server, "Upload")
    article = "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan. " * 4
    lines = [f'Jembatan {i},{day},"{article} Nomor {i}.",Daerah' for i, day in ((1, "25/04/2021"), (2, "nanti"))]
    drop(page, {"ekspor-2025-06-18.csv": "\n".join(["judul_berita,tgl,isi,catatan", *lines]).encode()})
    expect(page.get_by_text("ekspor-2025-06-18.csv: 2 rows, 4 columns, 3 understood")).to_be_visible()
    expect(page.get_by_text("1 of 2 dates read; day first; not read: nanti")).to_be_visible()
    page.get_by_label("Becomes: catatan").click()
    page.get_by_role("option", name="Section").click()
    expect(page.get_by_text("2 rows, 4 columns, 4 understood")).to_be_visible()
    read_tables_and_undo(page)
    drop(page, {"ekspor-2.csv": "\n".join(["judul_berita,tgl,isi,catatan", *lines]).encode()})
    expect(page.get_by_text("As you read these columns the last time.")).to_be_visible()
    page.get_by_role("button", name="Infer anew").click()
    expect(page.get_by_text("2 rows, 4 columns, 3 understood")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator(".st-key-table_columns")).to_have_count(0)


def test_6_a_table_asks_for_its_text_column(page: Page, server: str) -> None:
    open_page(page, server, "Upload")
    article = "Warga membangun jembatan bambu sepanjang dua puluh meter secara gotong royong pada akhir pekan. " * 4
    drop(page, {"berita.csv": f'nomor,catatan\n1,"{article}"\n2,"{article} Selesai."\n'.encode()})
    expect(page.get_by_text("berita.csv: 2 rows, 2 columns, 1 understood")).to_be_visible()
    read_tables_and_undo(page)


def test_6_a_line_is_corrected_by_keys_and_the_correction_is_undone(page: Page, server: str) -> None:
    open_page(page, server, "Articles")
    headline = page.locator(".reader .line.role-link").first
    number = headline.get_attribute("data-line")
    line = page.locator(f'.reader .line[data-line="{number}"]')
    line.click()
    page.keyboard.press("8")
    expect(line).to_have_class(re.compile(r"role-furniture.*by-hand"))
    page.keyboard.press("u")
    expect(line).to_have_class(re.compile("role-link"))
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("What is this line?")).to_be_visible()
    expect(dialog.get_by_text("These lines are read so already.")).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)


def test_6_lines_are_judged_and_the_error_rate_is_stated(page: Page, server: str) -> None:
    page.goto(f"{server}/Articles?lang=en&mode=How+wrong+is+it%3F")
    settled(page)
    expect(page.get_by_text("0 lines are judged")).to_be_visible()
    page.get_by_role("button", name="Right", exact=False).click()
    expect(page.get_by_text("1 lines are judged")).to_be_visible()
    page.get_by_role("button", name="Wrong", exact=False).click()
    expect(page.get_by_role("dialog").get_by_text("What is this line?")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_text("2 lines are judged")).to_be_visible()


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize(
    "path", ["", "Upload", "Articles", "Entities", "Topics", "Promotion", "Timeline", "Words", "Search?search=pekerja"]
)
def test_7_no_page_is_wider_than_the_screen_and_no_english_is_left(
    browser: Browser, server: str, path: str, width: int
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, locale="id-ID", color_scheme="dark")
    tab = context.new_page()
    tab.goto(f"{server}/{path}")
    settled(tab)
    assert tab.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    text = tab.locator("[data-testid=stMain]").inner_text()
    for english in ("Documents", "Link headlines", "Mentions", "Table", "Download", "Filters", "How is"):
        assert english not in text, english
    context.close()


def test_7_a_search_leads_through_filter_and_concordance_to_the_line(page: Page, server: str) -> None:
    open_page(page, server, "Words")
    box = page.locator(".st-key-search input")
    box.fill("(pekerja")
    box.press("Enter")
    expect(page.get_by_text("This bracket is not closed.")).to_be_visible()
    expect(page.locator(".tj-mistake mark")).to_have_text("(")
    box.fill("pekerja")
    box.press("Enter")
    expect(page.locator(".st-key-chip_search")).to_be_visible()
    expect(page.get_by_text("14 of 28 documents", exact=False)).to_be_visible()
    assert "search=pekerja" in page.url
    page.get_by_role("link", name="Search", exact=True).click()
    expect(page.get_by_text("is in 34 places on 14 of 28 pages, 21 of them in articles", exact=False)).to_be_visible()
    settled(page)
    rows = page.locator(".st-key-kwic_hits .row")
    expect(rows).to_have_count(34)
    expect(page.get_by_text("1 to 34 of 34")).to_be_visible()
    nodes = rows.locator("b")
    edges = {round(box["x"]) for at in range(12) if (box := nodes.nth(at).bounding_box())}
    assert len(edges) == 1, "what was found is one column"
    name, data = saved(page, "CSV", ".st-key-tools_hits")
    lines = data.decode("utf-8-sig").splitlines()
    assert name == "tajuk-tajuk-hits.csv" and sum(not line.startswith("#") for line in lines) == 35
    rows.nth(2).click()
    chosen = page.locator(".st-key-kwic_hits .row[aria-selected=true]")
    expect(chosen).to_have_count(1)
    line = chosen.locator(".line").inner_text()
    file = chosen.locator(".file").inner_text()
    page.get_by_text(f"{file}, line {line}", exact=False).wait_for()
    rows.nth(2).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("What does this page say, and did Tajuk read it right?")
    expect(page.locator(".line.chosen")).to_have_attribute("data-line", line)
    assert "search=pekerja" in page.url
    expect(page.locator(".reader .found").first).to_be_visible()
    after = page.locator(".finder").get_by_role("button", name="Next")
    count = int(page.locator(".reader .found").last.get_attribute("data-hit") or 0) + 1
    for at in range(1, count + 1):
        after.click()
        expect(page.locator(".finder span")).to_have_text(f"{at} / {count}")
        expect(page.locator(".found.here").first).to_be_in_viewport()
    page.get_by_label("Find on this page").fill("karyawan")
    page.get_by_label("Find on this page").press("Enter")
    expect(page.locator(".reader .found").first).to_have_text("karyawan", ignore_case=True)


def test_7_home_has_the_box_and_a_search_can_be_built(page: Page, server: str) -> None:
    open_page(page, server, "")
    box = page.get_by_label("Search", exact=True)
    box.fill("bekasi")
    box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Where is it said?")
    expect(page.get_by_text("“bekasi” is in 12 places on 3 of 28 pages", exact=False)).to_be_visible()
    assert "search=bekasi" in page.url
    settled(page)
    page.get_by_role("button", name="Build").click()
    page.get_by_label("Words", exact=True).fill("Timnas Indonesia")
    page.get_by_role("button", name="Write the search").click()
    expect(page.locator(".st-key-search input")).to_have_value("timnas indonesia")
    expect(page.locator(".st-key-chip_search")).to_have_text(re.compile("timnas indonesia"))


def test_7_a_search_is_kept_used_and_forgotten(page: Page, server: str) -> None:
    page.goto(f"{server}/Search?lang=en&search=korup*")
    settled(page)
    page.get_by_role("button", name="Kept searches").click()
    page.get_by_label("Keep the present search as").fill("graft")
    page.get_by_role("button", name="Keep", exact=True).click()
    settled(page)
    open_page(page, server, "Entities")
    page.get_by_role("button", name="Kept searches").click()
    page.get_by_role("button", name="Use it").click()
    expect(page.locator(".st-key-chip_search")).to_have_text(re.compile(r"Search: korup\*"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Kept searches").click()
    page.get_by_role("button", name="Forget it").click()
    expect(page.get_by_text("None yet.", exact=False)).to_be_visible()


def test_7_a_name_is_judged_and_set_right_in_the_same_breath(page: Page, server: str) -> None:
    page.goto(f"{server}/Articles?lang=en&mode=How+wrong+is+it%3F&review=Names")
    settled(page)
    name = page.locator(".st-key-review_span strong").inner_text()
    page.get_by_role("button", name="No name at all").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_text("is left out of every figure")).to_be_visible()
    dialog.get_by_role("button", name="Apply").click()
    expect(dialog).to_have_count(0)
    expect(page.get_by_text("1 are judged")).to_be_visible()
    settled(page)
    title, data = saved(page, "CSV", ".stMain")
    assert title.endswith(".csv") and name.encode() in data and b"no name at all" in data
    open_page(page, server, "Entities")
    expect(page.get_by_text("Measure how many names are wrong: 1 of at least 20 judged")).to_be_visible()


def growing_table(rows: int) -> bytes:
    """A table of so many different articles, each of some lines, so that reading takes a while."""
    places = ("muara", "lereng", "pasar", "dermaga", "terminal", "waduk", "kebun")
    lines = [
        f'Warga {places[n % 7]} nomor {n} bergotong royong,{1 + n % 28}/05/2024,"'
        + " ".join(
            f"Warga di {places[(n + k) % 7]} {n * 31 + k} menanam pohon dan membersihkan jalan." for k in range(40)
        )
        + '"'
        for n in range(rows)
    ]
    return "\n".join(["judul,tanggal,isi", *lines]).encode()


def test_8_a_refresh_and_another_page_lose_nothing_of_what_is_read(page: Page, server: str) -> None:
    """Refreshed in the middle, left for another page, stopped and gone on with: every row is there once."""
    rows = 400
    open_page(page, server, "Upload")
    page.get_by_role("button", name="Manage workspaces").click()
    page.get_by_label("Name of a new workspace").fill("tabel besar")
    page.get_by_role("button", name="Make", exact=True).click()
    expect(page).to_have_url(re.compile("workspace=tabel"))
    settled(page)
    drop(page, {"besar.csv": growing_table(rows)})
    page.get_by_role("button", name="Read the tables").click()
    line = page.locator(".st-key-job_line")
    expect(line).to_be_visible(timeout=60_000)
    page.reload()
    expect(line.get_by_role("button", name="Stop reading")).to_be_visible()
    page.get_by_role("link", name="Articles").click()
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Bring pages in")
    line.get_by_role("button", name="Stop reading").click()
    expect(line.get_by_text("Reading was stopped: 0 of 1 files are read")).to_be_visible()
    page.goto(f"{server}/Upload?lang=en&workspace=tabel besar")
    expect(page.get_by_text(re.compile(r"Received \d+ of \d+"))).to_be_visible()
    line.get_by_role("button", name="Go on reading").click()
    expect(page.get_by_text(f"Received {rows} of {rows}")).to_be_visible(timeout=120_000)
    expect(line).to_have_count(0)
    settled(page)


def test_8_workspaces_are_made_switched_emptied_and_deleted_after_a_question(page: Page, server: str) -> None:
    open_page(page, server, "")
    page.get_by_role("button", name="Manage workspaces").click()
    page.get_by_label("Name of a new workspace").fill("pilkada 2024")
    page.get_by_role("button", name="Make", exact=True).click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    assert "workspace=pilkada" in page.url
    page.locator(".st-key-samples").get_by_role("button").click()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("28", timeout=60_000)
    settled(page)
    page.get_by_role("link", name="Timeline", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("When?")
    settled(page)
    name, data = saved(page, "Calendar (.ics)", ".st-key-downloads_events")
    assert name == "tajuk-pilkada-2024-dates.ics"
    assert b"BEGIN:VEVENT" in data and b"workspace pilkada 2024" in data
    page.get_by_role("link", name="Home", exact=True).click()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("28")
    settled(page)
    page.get_by_role("button", name="Manage workspaces").click()
    page.get_by_role("button", name="Empty this workspace").click()
    page.get_by_role("button", name="Yes, empty it").click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    settled(page)
    page.get_by_role("button", name="Manage workspaces").click()
    page.get_by_role("button", name="Delete this workspace").click()
    page.get_by_role("button", name="Yes, delete it").click()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("28")  # the first workspace, untouched
    settled(page)
