using System.Buffers.Binary;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ActorTrading.Simulation.Reports.Html;

namespace ActorTrading.Simulation.Tests.Reports;

/// <summary>The report in a real browser, at the width of a desktop and of a phone.</summary>
public sealed partial class ReportInBrowserTests : IDisposable
{
    private const int FrameHeight = 900;

    /// <summary>A picture of one colour packs into less; the page's is some ten times larger.</summary>
    private const int PictureBytesMin = 20_000;

    /// <summary>
    /// Holds the report in a frame of the wanted width, uses it as a reader would and writes down what it finds. Wide
    /// tables may scroll in a box of their own, so only what such a box does not hold counts as sticking out.
    /// </summary>
    private const string Frame = """
        <!DOCTYPE html>
        <html><body style="margin:0">
        <iframe id="page" src="report.html" style="border:0;width:WIDTHpx;height:HEIGHTpx"></iframe>
        <script>
        document.getElementById('page').addEventListener('load', function () {
          var view = this.contentWindow, page = this.contentDocument, root = page.documentElement;
          function isBoxed(e) {
            for (e = e.parentElement; e && e !== page.body; e = e.parentElement) {
              if (view.getComputedStyle(e).overflowX !== 'visible') { return true; }
            }
            return false;
          }
          var sticking = Array.from(page.body.querySelectorAll('*')).filter(function (e) {
            return e.getBoundingClientRect().right > view.innerWidth + 1 && !isBoxed(e);
          }).map(function (e) { return e.tagName + '.' + e.className; });
          var chart = page.querySelector('.chart[data-points]');
          chart.dispatchEvent(new view.KeyboardEvent('keydown', { key: 'ArrowLeft', bubbles: true }));
          var table = page.querySelector('.sortable'), before = table.tBodies[0].textContent;
          table.querySelectorAll('thead button')[1].click();
          var said = document.createElement('pre');
          said.id = 'said';
          said.textContent = JSON.stringify({
            width: view.innerWidth,
            scrollWidth: root.scrollWidth,
            sticking: sticking.slice(0, 10),
            sections: Array.from(page.querySelectorAll('section')).filter(function (s) {
              return s.getBoundingClientRect().height > 20;
            }).length,
            readout: chart.querySelector('.readout').textContent,
            sorted: table.querySelectorAll('thead [aria-sort]').length === 1 && table.tBodies[0].textContent !== before,
          });
          document.body.appendChild(said);
        });
        </script></body></html>
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("report-page-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task The_page_fits_its_window_and_answers_to_keys_and_clicks(int width)
    {
        using var browser = Chromium.Require();

        var (document, log) = await browser.Dump(Write(width));

        var found = Said().Match(document);
        Assert.True(found.Success, $"The page did not load. {log}");
        var said = JsonDocument.Parse(System.Net.WebUtility.HtmlDecode(found.Groups["said"].Value)).RootElement;
        Assert.Equal(width, said.GetProperty("width").GetInt32());
        Assert.Equal("[]", said.GetProperty("sticking").GetRawText());
        Assert.InRange(said.GetProperty("scrollWidth").GetInt32(), 1, width);
        Assert.Equal(9, said.GetProperty("sections").GetInt32());
        Assert.Contains("UTC", said.GetProperty("readout").GetString(), StringComparison.Ordinal);
        Assert.True(said.GetProperty("sorted").GetBoolean());
        Assert.DoesNotContain("CONSOLE", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public async Task A_picture_of_the_page_shows_something(int width)
    {
        using var browser = Chromium.Require();
        var picture = Path.Combine(_folder.FullName, "page.png");

        await browser.Photograph(Write(width), picture, Math.Max(width, 500), FrameHeight);

        var bytes = await File.ReadAllBytesAsync(picture, TestContext.Current.CancellationToken);
        Assert.Equal(Math.Max(width, 500), BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16)));
        Assert.InRange(bytes.Length, PictureBytesMin, int.MaxValue);
    }

    [Fact]
    public async Task A_page_that_is_too_wide_and_has_a_broken_script_is_caught()
    {
        using var browser = Chromium.Require();
        var file = Write(360);
        var page = Path.Combine(_folder.FullName, "report.html");
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        var broken = html.Replace(
            "<main id=\"main\">",
            "<main id=\"main\"><canvas width=\"700\" height=\"9\"></canvas><script>1</script>",
            StringComparison.Ordinal);
        await File.WriteAllTextAsync(page, broken, TestContext.Current.CancellationToken);

        var (document, log) = await browser.Dump(file);

        Assert.NotEqual(html, broken);
        Assert.Contains("\"sticking\":[\"CANVAS.", document, StringComparison.Ordinal);
        Assert.Contains("CONSOLE", log, StringComparison.Ordinal);
    }

    private string Write(int width)
    {
        using (var page = File.Create(Path.Combine(_folder.FullName, "report.html")))
        {
            HtmlReport.Write(page, SampleRun.Create(600));
        }

        var file = Path.Combine(_folder.FullName, "frame.html");
        File.WriteAllText(
            file,
            Frame.Replace("WIDTH", width.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("HEIGHT", FrameHeight.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        return file;
    }

    [GeneratedRegex("<pre id=\"said\">(?<said>.*?)</pre>", RegexOptions.Singleline)]
    private static partial Regex Said();
}
