using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;
using Dapper;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>Rows of a table that fit what was asked for. What is null was not asked for.</summary>
internal sealed class Selection(string table)
{
    private readonly List<string> _conditions = [];
    private readonly DynamicParameters _parameters = new();

    public Selection Where(string column, string? value)
    {
        if (value is not null)
        {
            Add($"{column} = @{column}", column, value);
        }

        return this;
    }

    /// <summary>From the first time on, up to and without the second.</summary>
    public Selection Between(string column, Timestamp? from, Timestamp? to)
    {
        if (from is { } first)
        {
            Add($"{column} >= @from", "from", ColumnValue.TextOf(first));
        }

        if (to is { } end)
        {
            Add($"{column} < @to", "to", ColumnValue.TextOf(end));
        }

        return this;
    }

    /// <param name="condition">Of this program, never of a caller's text.</param>
    public Selection When(bool asked, string condition)
    {
        if (asked)
        {
            _conditions.Add(condition);
        }

        return this;
    }

    public Page<TRow> Page<TRow>(ReadModelStore store, PageRequest page)
        where TRow : IReadRow
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(page.Limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(page.Limit, PageRequest.LimitMax);
        if (page.Before is { } before)
        {
            Add("position < @before", "before", before);
        }

        var rows = Read<TRow>(store, $"ORDER BY position DESC LIMIT {page.Limit + 1}");
        return rows.Count > page.Limit
            ? new Page<TRow>([.. rows.Take(page.Limit)], rows[page.Limit - 1].Position)
            : new Page<TRow>(rows, null);
    }

    /// <summary>All rows, for lists that are short by nature.</summary>
    public IReadOnlyList<TRow> All<TRow>(ReadModelStore store, string order) => Read<TRow>(store, $"ORDER BY {order}");

    public TRow? First<TRow>(ReadModelStore store)
        where TRow : class =>
        Read<TRow>(store, "LIMIT 1").FirstOrDefault();

    private void Add(string condition, string parameter, object value)
    {
        _conditions.Add(condition);
        _parameters.Add(parameter, value);
    }

    private List<TRow> Read<TRow>(ReadModelStore store, string tail)
    {
        RowMapping.Use();
        var where = _conditions.Count == 0 ? "" : $"WHERE {string.Join(" AND ", _conditions)}";
        return store.Read(c => c.Query<TRow>($"SELECT * FROM {table} {where} {tail}", _parameters).AsList());
    }
}
