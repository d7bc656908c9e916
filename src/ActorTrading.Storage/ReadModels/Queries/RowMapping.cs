using System.Data;
using ActorTrading.Domain.Time;
using ActorTrading.Storage.ReadModels.Writing;
using Dapper;

namespace ActorTrading.Storage.ReadModels.Queries;

/// <summary>How columns become properties: <c>created_at</c> is <c>CreatedAt</c>, and times are timestamps.</summary>
internal static class RowMapping
{
    private static readonly Lazy<bool> Known = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.AddTypeHandler(new TimestampHandler());
        return true;
    });

    public static void Use() => _ = Known.Value;

    private sealed class TimestampHandler : SqlMapper.TypeHandler<Timestamp>
    {
        public override Timestamp Parse(object value) => Timestamp.Parse((string)value);

        public override void SetValue(IDbDataParameter parameter, Timestamp value) =>
            parameter.Value = ColumnValue.TextOf(value);
    }
}
