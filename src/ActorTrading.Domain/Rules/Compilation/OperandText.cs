using System.Diagnostics;
using System.Globalization;

namespace ActorTrading.Domain.Rules.Compilation;

/// <summary>Operands as a person reads them in an explanation or a message.</summary>
internal static class OperandText
{
    public static string Of(Operand operand) => operand switch
    {
        Operand.Number number => Of(number.Value),
        Operand.Text text => text.Value,
        Operand.Range range => $"{Of(range.Low)} .. {Of(range.High)}",
        Operand.Numbers numbers => string.Join(", ", numbers.Values.Select(Of)),
        Operand.Texts texts => string.Join(", ", texts.Values),
        Operand.Field { Factor: 1.0 } field => field.Reference.Key,
        Operand.Field field => $"{Of(field.Factor)} * {field.Reference.Key}",
        _ => throw new UnreachableException(),
    };

    public static string Of(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
