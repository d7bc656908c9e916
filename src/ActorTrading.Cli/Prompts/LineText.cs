namespace ActorTrading.Cli.Prompts;

/// <summary>A line that is being typed, and the cursor in it.</summary>
internal sealed class LineText
{
    public string Text { get; private set; } = "";

    public int Cursor { get; private set; }

    /// <summary>What stands before the cursor.</summary>
    public string Before => Text[..Cursor];

    public void Set(string text) => (Text, Cursor) = (text, text.Length);

    public void Insert(string text)
    {
        Text = Text.Insert(Cursor, text);
        Cursor += text.Length;
    }

    public void Move(int by) => Cursor = Math.Clamp(Cursor + by, 0, Text.Length);

    public void MoveToStart() => Cursor = 0;

    public void MoveToEnd() => Cursor = Text.Length;

    public void DeleteBefore()
    {
        if (Cursor > 0)
        {
            Text = Text.Remove(--Cursor, 1);
        }
    }

    public void DeleteAt()
    {
        if (Cursor < Text.Length)
        {
            Text = Text.Remove(Cursor, 1);
        }
    }

    public void DeleteToStart() => (Text, Cursor) = (Text[Cursor..], 0);

    public void DeleteToEnd() => Text = Before;

    public void DeleteWord()
    {
        var start = Before.TrimEnd().LastIndexOf(' ') + 1;
        (Text, Cursor) = (Text.Remove(start, Cursor - start), start);
    }
}
