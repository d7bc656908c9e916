using System.Text;
using ActorTrading.Domain.Time;
using ActorTrading.Simulation.MarketData.Csv;

namespace ActorTrading.Simulation.MarketData.Quality;

/// <summary>Turns what a decoder notices into findings that name the file and the line.</summary>
internal sealed class RowReporter(string file, MarketDataFormat format, DataFindings findings)
{
    private const int QuotedBytesMax = 40;

    /// <summary>Line of the row that is being decoded.</summary>
    public long Line { get; set; }

    public void Warn(string code, Timestamp? time, string message) =>
        findings.Add(new(DataSeverity.Warning, code, file, Line, time, message));

    public void WarnOfFile(string code, string message) =>
        findings.Add(new(DataSeverity.Warning, code, file, 0, null, message));

    /// <summary>An error of this row, kept among the findings, for the caller to throw.</summary>
    public MarketDataException Error(string code, Timestamp? time, string message) =>
        ErrorAt(Line, code, time, message);

    public MarketDataException ErrorOfFile(string code, string message) => ErrorAt(0, code, null, message);

    /// <summary>The error behind a field that could not be read.</summary>
    public MarketDataException Malformed(in FieldReader fields, bool isLastLineOpen)
    {
        var column = CsvHeaders.ColumnOf(format, fields.Field);
        var text = Encoding.UTF8.GetString(fields.FaultText[..Math.Min(fields.FaultText.Length, QuotedBytesMax)]);
        return fields.Fault switch
        {
            FieldFault.Missing when isLastLineOpen => Error(
                DataFindingCodes.RowIncomplete,
                null,
                "The last line is cut off: the file is truncated. Fetch it again or remove the line."),
            FieldFault.Missing => Error(
                DataFindingCodes.RowIncomplete,
                null,
                $"{column} is missing. Every row has the columns {CsvHeaders.HeaderOf(format)}."),
            FieldFault.TooMany => Error(
                DataFindingCodes.RowTooLong, null, $"There are more columns than {CsvHeaders.HeaderOf(format)}."),
            FieldFault.Overflow => Error(
                DataFindingCodes.FieldOverflow,
                null,
                $"{column} '{text}' is beyond what a decimal or a 64-bit time holds. Correct the row."),
            FieldFault.UnknownValue => Error(
                DataFindingCodes.FieldUnknownValue,
                null,
                $"{column} '{text}' is neither buy nor sell. Correct the row."),
            _ => Error(
                DataFindingCodes.FieldNotANumber,
                null,
                $"{column} '{text}' is not a number. Correct or remove the row."),
        };
    }

    private MarketDataException ErrorAt(long line, string code, Timestamp? time, string message)
    {
        var finding = new DataFinding(DataSeverity.Error, code, file, line, time, message);
        findings.Add(finding);
        return new(finding);
    }
}
