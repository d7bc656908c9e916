using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using ActorTrading.Actors.Journals;
using ActorTrading.Domain.Audit;
using ActorTrading.Engine.Audit;
using ActorTrading.Host.Http.History;

namespace ActorTrading.Host.Http.Traces;

/// <summary>
/// By what a record is known to have come of a request: the ids of its commands, its name in what they wrote, and the
/// orders in that, which the venue's reports name later.
/// </summary>
internal sealed partial class TraceMarks
{
    private readonly ImmutableArray<string> _commands;
    private readonly byte[] _by;
    private readonly SortedDictionary<string, byte[]> _orders = new(StringComparer.Ordinal);

    /// <param name="id">Of the request.</param>
    /// <param name="requests">Its lines of the audit trail, whose ids are made of the commands'.</param>
    public TraceMarks(CorrelationId id, IEnumerable<AuditLine> requests)
    {
        _commands = [.. requests.Select(line => CommandOf(line.Entry.Id.Value)).Distinct()];
        _by = Encoding.UTF8.GetBytes($"/{id}\"");
    }

    public IReadOnlyCollection<string> Orders => _orders.Keys;

    /// <summary>Whether a record came of the request. Asked of records in their order.</summary>
    public bool Takes(JournalRecord record)
    {
        if (!JournalAccess.IsShown(record.Entity))
        {
            return false;
        }

        var payload = record.Payload.Span;
        if (IsOfCommand(record.CommandId) || payload.IndexOf(_by) >= 0)
        {
            Follow(payload);
            return true;
        }

        foreach (var order in _orders.Values)
        {
            if (payload.IndexOf(order) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static string CommandOf(string line) => line[..Math.Max(0, line.LastIndexOf(':'))];

    private bool IsOfCommand(string? command) => command is not null && _commands.Any(
        known => known.Length > 0
            && command.StartsWith(known, StringComparison.Ordinal)
            && (command.Length == known.Length || command[known.Length] == ':'));

    private void Follow(ReadOnlySpan<byte> payload)
    {
        foreach (Match match in OrderId().Matches(Encoding.UTF8.GetString(payload)))
        {
            var id = match.Groups["order"].Value;
            _orders.TryAdd(id, Encoding.UTF8.GetBytes($"\"{id}\""));
        }
    }

    /// <summary>As <see cref="Domain.Orders.ClientOrderIds"/> makes them.</summary>
    [GeneratedRegex(
        "\"(?:id|order_id|order)\":\"(?<order>[A-Za-z0-9-]{1,24}-[0-9]{8,})\"", RegexOptions.NonBacktracking)]
    private static partial Regex OrderId();
}
