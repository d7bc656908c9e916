using System.Collections.Immutable;

namespace ActorTrading.Domain.Rules.Json;

/// <summary>Collects what is wrong with one text.</summary>
internal sealed class ErrorList(SourceText source)
{
    /// <summary>More than anybody reads at once; what is beyond is counted in the last message.</summary>
    private const int ErrorsMax = 200;

    private readonly List<(int Offset, RuleError Error)> _errors = [];
    private int _unlisted;

    public SourceText Source => source;

    public int Count => _errors.Count + _unlisted;

    public void Add(string code, SourceNode at, string message) => Add(code, at.Path, at.Offset, message);

    public void Add(string code, SourceProperty at, string message) => Add(code, at.Value.Path, at.Offset, message);

    public void Add(string code, string path, int offset, string message)
    {
        if (_errors.Count == ErrorsMax)
        {
            _unlisted++;
            return;
        }

        var (line, column) = source.PositionOf(offset);
        _errors.Add((offset, new(code, path, message, line, column)));
    }

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<RuleError> ToImmutable()
    {
        var errors = _errors.OrderBy(e => e.Offset).Select(e => e.Error);
        return _unlisted == 0
            ? [.. errors]
            : [.. errors, new(RuleErrorCodes.TooMany, "$", $"{_unlisted} further errors are not listed.", 1, 1)];
    }
}
