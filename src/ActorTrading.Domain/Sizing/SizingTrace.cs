using System.Collections.Immutable;
using ActorTrading.Domain.Money;

namespace ActorTrading.Domain.Sizing;

/// <summary>Collects the numbers of one sizing on the way.</summary>
internal sealed class SizingTrace
{
    private readonly ImmutableArray<SizingInput>.Builder _inputs = ImmutableArray.CreateBuilder<SizingInput>();

    public decimal Note(string name, decimal value)
    {
        _inputs.Add(new(name, value));
        return value;
    }

    public SizingResult Refuse(string code, string message) => Refuse(new Refusal(code, message));

    public SizingResult Refuse(Refusal refusal) => new SizingResult.Refused(refusal) { Inputs = _inputs.ToImmutable() };

    public SizingResult Accept(decimal size) =>
        new SizingResult.Sized(new Quantity(size)) { Inputs = _inputs.ToImmutable() };
}
