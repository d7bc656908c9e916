using System.Text.Json;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Serialization;
using ActorTrading.Host.Console;

namespace ActorTrading.Host.Node.Markets;

/// <summary>From where a made-up market follows. Kept, so that a restart finds the same market.</summary>
internal sealed record MarketAnchor(ulong Seed, Timestamp Start)
{
    /// <summary>What the file holds, or what is written to it where there is none.</summary>
    /// <exception cref="InputException">The file is not one of these.</exception>
    public static MarketAnchor Keep(string path, Func<MarketAnchor> first)
    {
        if (!File.Exists(path))
        {
            var anchor = first();
            ReplacedFile.Write(path, JsonSerializer.Serialize(anchor, DomainJson.Options) + "\n");
            return anchor;
        }

        try
        {
            return JsonSerializer.Deserialize<MarketAnchor>(File.ReadAllText(path), DomainJson.Options)
                ?? throw new JsonException("It is empty.");
        }
        catch (JsonException exception)
        {
            throw new InputException(
                $"{path} is damaged: {exception.Message} Remove it to have the market made up anew.");
        }
    }
}
