using System.ComponentModel;
using ActorTrading.Storage.Journals;

namespace ActorTrading.Host.Http.Journals;

/// <summary>What is wrong with the records of an entity.</summary>
public sealed record DamageView
{
    public required string Type { get; init; }

    public required string Key { get; init; }

    [Description("The last record up to which all is whole; 0 for none.")]
    public required long LastGood { get; init; }

    [Description("The last record that was acknowledged; left out where that is not known.")]
    public long? Expected { get; init; }

    public required string What { get; init; }

    internal static DamageView Of(JournalDamage damage) => new()
    {
        Type = damage.Entity.Type,
        Key = damage.Entity.Key,
        LastGood = damage.LastGood,
        Expected = damage.Expected,
        What = damage.What,
    };
}
