using System.Text;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Running;

/// <summary>A body of JSON that grows member by member.</summary>
internal sealed class RequestBody
{
    private JsonObject? _root;
    private JsonArray? _list;

    /// <summary>Null while nothing was put in.</summary>
    public byte[]? Bytes => ((JsonNode?)_list ?? _root) is { } whole
        ? Encoding.UTF8.GetBytes(whole.ToJsonString())
        : null;

    /// <param name="member">Its name; empty for all of the body: a list where it holds nothing else.</param>
    /// <exception cref="UsageException">All of the body would be no object, and there are other members.</exception>
    public void Put(string member, JsonNode value)
    {
        if (member.Length == 0 && _root is null && value is JsonArray { Count: > 0 } list)
        {
            _list = list;
            return;
        }

        _root ??= [];
        if (member.Length == 0)
        {
            Merge(_root, value);
        }
        else
        {
            _root[member] = value;
        }
    }

    private static void Merge(JsonObject root, JsonNode value)
    {
        if (value is not JsonObject members)
        {
            throw new UsageException("The file must hold one JSON object.");
        }

        foreach (var (name, member) in members)
        {
            // What was said on the command line itself goes before what is in the file.
            root.TryAdd(name, member?.DeepClone());
        }
    }
}
