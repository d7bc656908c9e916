using ActorTrading.Domain.Rules;
using ActorTrading.Engine.Streams.Signals;

namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>
/// Finds the one signal that stands for a field on a symbol, making it if it is the first time somebody asks.
/// </summary>
internal interface ISignalSource
{
    /// <summary>Market and advice fields only.</summary>
    Signal SignalFor(FieldRef field);

    /// <summary>The value of one field less another's times a factor: above zero where the first is greater.</summary>
    Signal DifferenceOf(FieldRef field, FieldRef other, double factor);

    /// <summary>The number that stands for a text value of a signal.</summary>
    double CodeOf(string text);
}
