using ActorTrading.Cli.Completion;

namespace ActorTrading.Cli.Prompts;

/// <summary>Reads lines key by key: with editing, completion and the lines of before.</summary>
/// <param name="complete">What could stand at a position of a line.</param>
internal sealed class LineEditor(
    IKeyboard keyboard, LineView view, History history, Func<string, int, IReadOnlyList<string>> complete)
{
    private int _recalled;

    /// <returns>The line; null at the end of input.</returns>
    public string? Read()
    {
        var line = new LineText();
        _recalled = history.Lines.Count;
        while (true)
        {
            view.Show(line);
            var key = keyboard.Read();
            switch (key)
            {
                case { Key: ConsoleKey.Enter }:
                    view.End();
                    return line.Text;
                case { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control } when line.Text.Length == 0:
                    view.End();
                    return null;
                case { Key: ConsoleKey.C, Modifiers: ConsoleModifiers.Control }:
                    view.End();
                    return "";
                case { Key: ConsoleKey.Tab }:
                    Complete(line);
                    break;
                case { Key: ConsoleKey.UpArrow }:
                    Recall(line, -1);
                    break;
                case { Key: ConsoleKey.DownArrow }:
                    Recall(line, 1);
                    break;
                default:
                    Edit(line, key);
                    break;
            }
        }
    }

    private static void Edit(LineText line, ConsoleKeyInfo key)
    {
        var action = key.Modifiers == ConsoleModifiers.Control ? WithControl(line, key.Key) : Alone(line, key.Key);
        if (action is not null)
        {
            action();
        }
        else if (!char.IsControl(key.KeyChar))
        {
            line.Insert(key.KeyChar.ToString());
        }
    }

    private static Action? Alone(LineText line, ConsoleKey key) => key switch
    {
        ConsoleKey.Backspace => line.DeleteBefore,
        ConsoleKey.Delete => line.DeleteAt,
        ConsoleKey.LeftArrow => () => line.Move(-1),
        ConsoleKey.RightArrow => () => line.Move(1),
        ConsoleKey.Home => line.MoveToStart,
        ConsoleKey.End => line.MoveToEnd,
        ConsoleKey.Escape => () => line.Set(""),
        _ => null,
    };

    private static Action? WithControl(LineText line, ConsoleKey key) => key switch
    {
        ConsoleKey.A => line.MoveToStart,
        ConsoleKey.E => line.MoveToEnd,
        ConsoleKey.B => () => line.Move(-1),
        ConsoleKey.F => () => line.Move(1),
        ConsoleKey.D => line.DeleteAt,
        ConsoleKey.H => line.DeleteBefore,
        ConsoleKey.U => line.DeleteToStart,
        ConsoleKey.K => line.DeleteToEnd,
        ConsoleKey.W => line.DeleteWord,
        _ => null,
    };

    private void Recall(LineText line, int by)
    {
        _recalled = Math.Clamp(_recalled + by, 0, history.Lines.Count);
        line.Set(_recalled < history.Lines.Count ? history.Lines[_recalled] : "");
    }

    private void Complete(LineText line)
    {
        var found = complete(line.Text, line.Cursor);
        var word = Completions.WordAt(line.Before);
        var shared = SharedStart(found);
        if (found.Count == 1)
        {
            line.Insert(found[0][word.Length..] + " ");
        }
        else if (shared.Length > word.Length)
        {
            line.Insert(shared[word.Length..]);
        }
        else if (found.Count > 1)
        {
            view.Offer(found);
        }
    }

    private static string SharedStart(IReadOnlyList<string> words)
    {
        if (words.Count == 0)
        {
            return "";
        }

        var length = words.Min(w => w.Length);
        var shared = Enumerable.Range(0, length).TakeWhile(i => words.All(w => w[i] == words[0][i])).Count();
        return words[0][..shared];
    }
}
