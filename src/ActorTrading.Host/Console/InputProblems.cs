namespace ActorTrading.Host.Console;

/// <summary>Collects what is wrong with the options, so that all of it is told at once.</summary>
internal sealed class InputProblems
{
    private readonly List<string> _problems = [];

    public void Add(string problem) => _problems.Add(problem);

    /// <summary>Reads an option that was given.</summary>
    /// <param name="option">Its name, for the complaint.</param>
    /// <param name="text">Null where it was not given.</param>
    /// <param name="read">Throws a <see cref="FormatException"/> that says what was expected.</param>
    /// <param name="absent">The value of an option that was not given, or that is wrong.</param>
    public T Read<T>(string option, string? text, Func<string, T> read, T absent)
    {
        if (text is null)
        {
            return absent;
        }

        try
        {
            return read(text);
        }
        catch (FormatException exception)
        {
            Add($"{option} {text}: {exception.Message}");
            return absent;
        }
    }

    /// <exception cref="InputException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0)
        {
            throw new InputException([.. _problems]);
        }
    }
}
