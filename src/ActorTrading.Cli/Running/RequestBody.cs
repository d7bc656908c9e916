using System.Text;
using System.Text.Json.Nodes;
using ActorTrading.Cli.Console;

namespace ActorTrading.Cli.Running;

/// <summary>A body of JSON that grows member by member.</summary>
internal sealed class RequestBody
{
    private JsonObject? _root;

    /// <summary>Null while nothing was put in.</summary>
    public byte[]? Bytes => _root is null ? null : Encoding.UTF8.GetBytes(_root.ToJsonString());

    /// <param name="path">Such as <c>scope.kind</c>; empty for all of the body.</param>
    /// <exception cref="UsageException">All of the body would be no object.</exception>
    public void Put(string path, JsonNode value)
    {
        if (path.Length == 0)
        {
            Merge(value);
            return;
        }

        var holder = _root ??= [];
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            holder[name] ??= new JsonObject();
            holder = holder[name]!.AsObject();
        }

        holder[names[^1]] = value;
    }

    private void Merge(JsonNode value)
    {
        if (value is not JsonObject members)
        {
            throw new UsageException("The file must hold one JSON object.");
        }

        _root ??= [];
        foreach (var (name, member) in members)
        {
            // What was said on the command line itself goes before what is in the file.
            _root.TryAdd(name, member?.DeepClone());
        }
    }
}
