namespace ActorTrading.Simulation.Reports.Html;

/// <summary>A column's heading; numbers stand on the right.</summary>
internal readonly record struct Column(string Heading, bool IsNumber = false)
{
    public static Column Number(string heading) => new(heading, IsNumber: true);
}

/// <summary>A table in a box of its own that scrolls sideways, so that the page never does.</summary>
internal sealed class HtmlTable
{
    private readonly HtmlWriter _html;

    private HtmlTable(HtmlWriter html) => _html = html;

    public static HtmlTable Begin(HtmlWriter html, string label, params ReadOnlySpan<Column> columns)
    {
        html.Open("div", ("class", "scroll"), ("tabindex", "0"), ("role", "region"), ("aria-label", label));
        html.Open("table", ("class", "sortable")).Open("thead").Open("tr");
        foreach (var column in columns)
        {
            html.Leaf("th", column.Heading, ("scope", "col"), ("class", column.IsNumber ? "num" : null));
        }

        html.Close().Close().Open("tbody");
        return new(html);
    }

    public HtmlTable Row()
    {
        _html.Open("tr");
        return this;
    }

    public HtmlTable EndRow()
    {
        _html.Close();
        return this;
    }

    public void End() => _html.Close().Close().Close();

    public HtmlTable Text(string? text)
    {
        _html.Leaf("td", text);
        return this;
    }

    public HtmlTable Code(string? text)
    {
        _html.Open("td").Leaf("code", text).Close();
        return this;
    }

    public HtmlTable Number(string text)
    {
        _html.Leaf("td", Typographic(text), ("class", "num"));
        return this;
    }

    /// <summary>A number with an exact value by which to sort, where its words would not sort.</summary>
    public HtmlTable Number(string text, long sortBy)
    {
        _html.Leaf("td", Typographic(text), ("class", "num"), ("data-v", DisplayText.Plain(sortBy)));
        return this;
    }

    /// <summary>A gain or loss: told apart by its sign, and by colour too.</summary>
    public HtmlTable Signed(string text, double value)
    {
        _html.Leaf("td", Typographic(text), ("class", "num " + SignClass(value)));
        return this;
    }

    public static string SignClass(double value) => value switch
    {
        > 0d => "gain",
        < 0d => "loss",
        _ => "even",
    };

    /// <summary>A real minus is as wide as a plus, so columns line up.</summary>
    public static string Typographic(string text) => text.StartsWith('-') ? "\u2212" + text[1..] : text;
}
