using System.Globalization;
using System.Text;
using ActorTrading.Domain.Time;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// RFC 4180 with line feeds, UTF-8 without a byte order mark, invariant culture, exact decimals without trailing zeros.
/// A text that a spreadsheet would run as a formula gets an apostrophe in front, since rule names may come from
/// strangers.
/// </summary>
internal sealed class CsvWriter : IDisposable
{
    private readonly StreamWriter _output;
    private bool _isInRow;

    public CsvWriter(Stream output, params ReadOnlySpan<string> header)
    {
        _output = new(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { NewLine = "\n" };
        foreach (var name in header)
        {
            Code(name);
        }

        EndRow();
    }

    /// <summary>Text that somebody else wrote.</summary>
    public CsvWriter Text(string? text) =>
        Code(text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text);

    /// <summary>Text of our own.</summary>
    public CsvWriter Code(string? text)
    {
        if (_isInRow)
        {
            _output.Write(',');
        }

        _isInRow = true;
        _output.Write(
            text is not null && text.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{text.Replace("\"", "\"\"")}\"" : text);
        return this;
    }

    public CsvWriter Number(decimal? number) => Code(number is { } value ? DecimalText.Of(value) : null);

    public CsvWriter Number(double number) => Code(number.ToString("R", CultureInfo.InvariantCulture));

    public CsvWriter Time(Timestamp? time) => Code(time?.ToString());

    public void EndRow()
    {
        _output.WriteLine();
        _isInRow = false;
    }

    public void Dispose() => _output.Dispose();
}
