using System.Text;

namespace ActorTrading.Simulation.Reports.Html;

/// <summary>Path data of a line or of the area between two lines, in the view box of a chart.</summary>
internal sealed class LinePath
{
    private readonly StringBuilder _data = new();

    public LinePath Add(double x, double y)
    {
        _data.Append(_data.Length == 0 ? 'M' : 'L').Append(HtmlWriter.Coordinate(x)).Append(' ')
            .Append(HtmlWriter.Coordinate(y));
        return this;
    }

    public LinePath Close()
    {
        _data.Append('Z');
        return this;
    }

    public void Draw(HtmlWriter html, string classes) =>
        html.Void("path", ("class", classes), ("vector-effect", "non-scaling-stroke"), ("d", _data.ToString()));
}
