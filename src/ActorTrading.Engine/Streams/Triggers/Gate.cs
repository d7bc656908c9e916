namespace ActorTrading.Engine.Streams.Triggers;

/// <summary>What the market says of a condition, some parts of which only the portfolio or the clock decide.</summary>
internal enum Prospect
{
    /// <summary>Not true, whatever the other parts say.</summary>
    Impossible,

    /// <summary>For the other parts to decide.</summary>
    Open,

    /// <summary>True, whatever the other parts say.</summary>
    Certain,
}

/// <summary>
/// A node of a rule's condition tree that knows its prospect at any time, brought up to date by its children.
/// </summary>
internal abstract class Gate(Gate? parent)
{
    public Prospect Prospect { get; private set; }

    /// <summary>
    /// A child has changed. The same prospect twice, which is then open, says that the market decides other than before
    /// which of the other parts the child hangs on.
    /// </summary>
    public void ChildChanged(Prospect before, Prospect after)
    {
        Count(before, -1);
        Count(after, 1);
        Become(Judge());
    }

    protected abstract void Count(Prospect child, int change);

    protected abstract Prospect Judge();

    /// <summary>For the root: there is nobody above to tell.</summary>
    protected virtual void Changed()
    {
    }

    protected void Become(Prospect prospect)
    {
        // A gate that is decided and stays so hides what moves below it; an open one does not.
        var before = Prospect;
        if (prospect == before && prospect != Prospect.Open)
        {
            return;
        }

        Prospect = prospect;
        parent?.ChildChanged(before, prospect);
        Changed();
    }
}

/// <summary>As the least hopeful of the children.</summary>
internal sealed class AllGate : Gate
{
    private int _impossible;
    private int _open;

    public AllGate(Gate? parent, int children)
        : base(parent)
    {
        _impossible = children;
        Become(Judge());
    }

    protected override void Count(Prospect child, int change)
    {
        _impossible += child == Prospect.Impossible ? change : 0;
        _open += child == Prospect.Open ? change : 0;
    }

    protected override Prospect Judge() =>
        _impossible > 0 ? Prospect.Impossible : _open > 0 ? Prospect.Open : Prospect.Certain;
}

/// <summary>As the most hopeful of the children.</summary>
internal sealed class AnyGate(Gate? parent) : Gate(parent)
{
    private int _certain;
    private int _open;

    protected override void Count(Prospect child, int change)
    {
        _certain += child == Prospect.Certain ? change : 0;
        _open += child == Prospect.Open ? change : 0;
    }

    protected override Prospect Judge() =>
        _certain > 0 ? Prospect.Certain : _open > 0 ? Prospect.Open : Prospect.Impossible;
}
