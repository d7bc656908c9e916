using System.Collections.Immutable;
using System.Text.Json.Nodes;

namespace ActorTrading.Engine.Serialization;

/// <summary>
/// Turns a payload of one version into the next. Pure; may change the node that it is given and returns the result.
/// </summary>
internal delegate JsonObject Upcast(JsonObject payload);

/// <summary>
/// A case of a union of events as it stands in journals. Its version is one more than it has upcasters: when the shape
/// of a payload changes, the change is added at the end of the list as the step from the version before.
/// </summary>
/// <param name="name">Never changes once an event was written under it.</param>
/// <param name="type">The case.</param>
/// <param name="upcasters">The first makes version 2 out of version 1.</param>
internal sealed class EventCase(string name, Type type, params ImmutableArray<Upcast> upcasters)
{
    public string Name => name;

    public Type Type => type;

    /// <summary>What is written today.</summary>
    public int Version => upcasters.Length + 1;

    /// <summary>Brings a payload of an older version to today's.</summary>
    public JsonObject Upcast(JsonObject payload, int version)
    {
        foreach (var upcast in upcasters.AsSpan()[(version - 1)..])
        {
            payload = upcast(payload);
        }

        return payload;
    }
}
