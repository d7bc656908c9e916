using System.Text.Json;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Rules;
using ActorTrading.Simulation.Metrics;

namespace ActorTrading.Simulation.Reports;

/// <summary>
/// Writes <c>decisions.jsonl</c>: one JSON object per line for each order and each refusal, with its why. Times are
/// ISO 8601 UTC, names in snake case; what does not apply is left out. Closing the writer closes the stream.
/// </summary>
public sealed class DecisionsJsonLines(Stream output) : IDisposable
{
    private readonly Utf8JsonWriter _json = new(output);

    public void Write(DecisionRecord decision)
    {
        _json.WriteStartObject();
        WriteHead(decision);
        WriteConditions(decision);
        WriteSizing(decision);
        WriteRisk(decision);
        WriteOutcome(decision);
        _json.WriteEndObject();
        _json.Flush();
        output.WriteByte((byte)'\n');
        _json.Reset();
    }

    public void Dispose()
    {
        _json.Dispose();
        output.Dispose();
    }

    private void WriteHead(DecisionRecord decision)
    {
        _json.WriteString("id", decision.Id);
        _json.WriteString("at", decision.At.ToString());
        _json.WriteString("portfolio", decision.Portfolio.Value);
        WriteText("symbol", decision.Symbol?.Value);
        _json.WriteString("kind", SnakeCase.Of(decision.Kind));
        if (decision.Rule is { } rule)
        {
            _json.WriteStartObject("rule");
            _json.WriteString("id", rule.Id.Value);
            _json.WriteNumber("version", rule.Version);
            _json.WriteString("name", rule.Name);
            _json.WriteString("type", SnakeCase.Of(rule.Type));
            _json.WriteEndObject();
        }

        if (decision.ExitReason is { } reason)
        {
            _json.WriteString("exit_reason", SnakeCase.Of(reason));
        }
    }

    private void WriteConditions(DecisionRecord decision)
    {
        if (decision.Conditions.IsEmpty)
        {
            return;
        }

        _json.WriteStartArray("conditions");
        foreach (var condition in decision.Conditions)
        {
            _json.WriteStartObject();
            _json.WriteString("path", condition.Path);
            _json.WriteString("text", condition.Text);
            WriteValue("value", condition.Value);
            if (condition.Operand is { } operand)
            {
                WriteValue("operand", operand);
            }

            if (condition.Holds is { } holds)
            {
                _json.WriteBoolean("holds", holds);
            }

            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteValue(string name, in FieldValue value)
    {
        _json.WriteStartObject(name);
        _json.WriteString("availability", SnakeCase.Of(value.Availability));
        if (value.Availability != Availability.Missing)
        {
            if (value.Text is { } text)
            {
                _json.WriteString("text", text);
            }

            WriteFinite("number", value.Number);
            WriteFinite("previous", value.Previous);
            _json.WriteString("as_of", value.AsOf.ToString());
        }

        _json.WriteEndObject();
    }

    private void WriteFinite(string name, double number)
    {
        if (double.IsFinite(number))
        {
            _json.WriteNumber(name, number);
        }
    }

    private void WriteSizing(DecisionRecord decision)
    {
        if (decision.Sizing.IsEmpty)
        {
            return;
        }

        _json.WriteStartObject("sizing");
        foreach (var input in decision.Sizing)
        {
            _json.WriteNumber(input.Name, input.Value);
        }

        _json.WriteEndObject();
    }

    private void WriteRisk(DecisionRecord decision)
    {
        if (decision.Risk.IsEmpty)
        {
            return;
        }

        _json.WriteStartArray("risk");
        foreach (var verdict in decision.Risk)
        {
            _json.WriteStartObject();
            _json.WriteString("code", verdict.Code);
            _json.WriteBoolean("passed", verdict.Passed);
            WriteNumber("limit", verdict.Limit);
            WriteNumber("observed", verdict.Observed);
            WriteText("message", verdict.Passed ? null : verdict.Message);
            _json.WriteEndObject();
        }

        _json.WriteEndArray();
    }

    private void WriteOutcome(DecisionRecord decision)
    {
        if (decision.Refusal is { } refusal)
        {
            _json.WriteStartObject("refusal");
            _json.WriteString("code", refusal.Code);
            _json.WriteString("message", refusal.Message);
            _json.WriteEndObject();
        }

        WriteText("reason", decision.Reason);
        WriteText("outranked_by", decision.OutrankedBy);
        WriteText("order_id", decision.OrderId?.Value);
        if (decision.Order is { } order)
        {
            WriteOrder(order);
        }
    }

    private void WriteOrder(OrderSpec order)
    {
        _json.WriteStartObject("order");
        _json.WriteString("side", SnakeCase.Of(order.Side));
        _json.WriteString("type", SnakeCase.Of(order.Type));
        _json.WriteNumber("quantity", order.Quantity.Value);
        WriteNumber("limit_price", order.LimitPrice?.Value);
        WriteNumber("stop_price", order.StopPrice?.Value);
        _json.WriteString("time_in_force", SnakeCase.Of(order.TimeInForce));
        WriteText("expires_at", order.ExpiresAt?.ToString());
        _json.WriteBoolean("post_only", order.PostOnly);
        _json.WriteBoolean("reduce_only", order.ReduceOnly);
        WriteText("oco_group", order.OcoGroup?.Value);
        _json.WriteEndObject();
    }

    private void WriteText(string name, string? text)
    {
        if (text is not null)
        {
            _json.WriteString(name, text);
        }
    }

    private void WriteNumber(string name, decimal? number)
    {
        if (number is { } value)
        {
            _json.WriteNumber(name, value);
        }
    }
}
