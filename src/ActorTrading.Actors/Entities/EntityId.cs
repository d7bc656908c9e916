namespace ActorTrading.Actors.Entities;

/// <summary>Names one entity: the registered type name and a key that is unique within it.</summary>
public readonly record struct EntityId(string Type, string Key) : IComparable<EntityId>
{
    /// <summary>Ordinal, by type and then key: the order in which a host walks its entities.</summary>
    public int CompareTo(EntityId other)
    {
        var byType = string.CompareOrdinal(Type, other.Type);
        return byType != 0 ? byType : string.CompareOrdinal(Key, other.Key);
    }

    public override string ToString() => $"{Type}/{Key}";
}
