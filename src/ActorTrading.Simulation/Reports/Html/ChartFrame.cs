namespace ActorTrading.Simulation.Reports.Html;

/// <summary>
/// The frame of a chart: widths are fractions and heights are pixels, so that lines stretch with the page while texts
/// keep their size. Lines are drawn in an inner picture of their own view box, texts and marks outside of it.
/// </summary>
internal static class ChartFrame
{
    public const double ViewWidth = 1_000d;
    private const int LabelStripHeight = 24;
    private const int LabelRise = 5;

    /// <summary>Opens the picture; close it with <see cref="End"/>.</summary>
    public static void Begin(HtmlWriter html, string label, int plotHeight) => html.Open(
        "svg", ("class", "plot"), ("role", "img"), ("aria-label", label), ("width", "100%"),
        ("height", DisplayText.Plain(plotHeight + LabelStripHeight)));

    public static void BeginLines(HtmlWriter html, int plotHeight, double top = 0d) => html.Open(
        "svg", ("viewBox", $"0 0 {ViewWidth:0} {plotHeight}"), ("preserveAspectRatio", "none"), ("x", "0"),
        ("y", HtmlWriter.Coordinate(top)), ("width", "100%"), ("height", DisplayText.Plain(plotHeight)));

    public static void End(HtmlWriter html) => html.Close();

    public static void Values(HtmlWriter html, ValueAxis axis)
    {
        foreach (var (y, label) in axis.Ticks())
        {
            var at = HtmlWriter.Coordinate(y);
            html.Void("line", ("class", "grid"), ("x1", "0"), ("x2", "100%"), ("y1", at), ("y2", at));
            html.Leaf("text", label, ("class", "axis"), ("x", "2"), ("y", HtmlWriter.Coordinate(y - LabelRise)));
        }
    }

    /// <summary>Every second label is left out where the page is narrow.</summary>
    public static void Times(HtmlWriter html, TimeAxis axis, int plotHeight)
    {
        var index = 0;
        foreach (var tick in axis.Ticks())
        {
            var x = HtmlWriter.PercentOfWidth(tick.Position);
            var classes = index++ % 2 == 0 ? "axis" : "axis wide";
            html.Void(
                "line", ("class", "tick"), ("x1", x), ("x2", x), ("y1", DisplayText.Plain(plotHeight)),
                ("y2", DisplayText.Plain(plotHeight + LabelRise)));
            html.Leaf(
                "text", tick.Label, ("class", classes), ("x", x),
                ("y", DisplayText.Plain(plotHeight + LabelStripHeight - LabelRise)), ("text-anchor", "middle"));
        }
    }

    public static void ScaleNote(HtmlWriter html, ValueAxis scale)
    {
        if (scale.IsLogarithmic)
        {
            html.Leaf(
                "text", "logarithmic", ("class", "axis"), ("x", "100%"), ("dx", "-4"), ("y", "14"),
                ("text-anchor", "end"));
        }
    }

    /// <summary>The line that follows the pointer, where there is a script.</summary>
    public static void Cursor(HtmlWriter html, int plotHeight) => html.Void(
        "line", ("class", "cursor"), ("x1", "0"), ("x2", "0"), ("y1", "0"),
        ("y2", DisplayText.Plain(plotHeight)), ("visibility", "hidden"));
}
