using System.Runtime.InteropServices;

namespace ActorTrading.Engine.Streams.Watches;

/// <summary>
/// Waits for what the prices of a portfolio's holdings can bring about: a position's profit past a threshold, a
/// drawdown, a limit. Each holding's price gets a band within which nothing can happen; only a price that leaves its
/// band costs anything.
/// </summary>
internal sealed class MarkWatch(Action wake)
{
    private readonly List<LinearForm> _forms = [];
    private readonly List<BandEdge> _edges = [];
    private readonly List<SymbolStage> _stages = [];

    /// <summary>Begins anew after the ledger or the rules have changed.</summary>
    /// <param name="stages">The stream of each holding's prices, in the order of the holdings.</param>
    public void Reset(IReadOnlyList<SymbolStage> stages, IEnumerable<LinearForm> forms)
    {
        Detach();
        _stages.AddRange(stages);
        _forms.AddRange(forms);
        if (_forms.Count == 0)
        {
            return;
        }

        foreach (var stage in stages)
        {
            _edges.Add(new BandEdge(stage.Price, wake));
        }

        if (!ArePricesKnown())
        {
            _edges.ForEach(edge => edge.AwaitFirst());
            return;
        }

        Span<double> prices = stackalloc double[_stages.Count];
        ReadPrices(prices);
        foreach (var form in _forms)
        {
            form.LastSign = form.SignAt(prices);
        }

        MoveBands(prices);
    }

    /// <summary>
    /// Begins anew with the same forms around a best price that has moved, and tells whose sign that has changed: a bar
    /// that reaches a new high and falls back moves the distance from it at once.
    /// </summary>
    public void Restate(IReadOnlyList<SymbolStage> stages, IEnumerable<LinearForm> forms)
    {
        var before = _forms.ConvertAll(form => form.LastSign);
        Reset(stages, forms);
        for (var i = 0; i < _forms.Count; i++)
        {
            if (_forms[i].LastSign is 0 || i >= before.Count || _forms[i].LastSign != before[i])
            {
                _forms[i].Listener.MarksMoved();
            }
        }
    }

    /// <summary>A price has left its band: tells whose sign has changed and draws new bands.</summary>
    public void Look()
    {
        if (_edges.Count == 0 || !ArePricesKnown())
        {
            return;
        }

        Span<double> prices = stackalloc double[_stages.Count];
        ReadPrices(prices);
        foreach (var form in CollectionsMarshal.AsSpan(_forms))
        {
            var sign = form.SignAt(prices);
            if (sign == 0 || sign != form.LastSign)
            {
                form.LastSign = sign;
                form.Listener.MarksMoved();
            }
        }

        MoveBands(prices);
    }

    public void Detach()
    {
        foreach (var edge in _edges)
        {
            edge.Detach();
        }

        _edges.Clear();
        _stages.Clear();
        _forms.Clear();
    }

    /// <summary>The forms of the comparisons that a rule makes on a symbol.</summary>
    public static IEnumerable<LinearForm> FormsOf(RuleWatch rule, Holdings holdings, int at) =>
        from comparison in rule.Needs.Marks
        from threshold in MarkFields.ThresholdsOf(comparison)
        let form = MarkFields.FormOf(comparison.Field.Name, threshold, holdings, at, rule)
        where form is not null
        select form;

    private bool ArePricesKnown()
    {
        foreach (var stage in _stages)
        {
            if (!stage.Price.HasValue)
            {
                return false;
            }
        }

        return true;
    }

    private void ReadPrices(Span<double> prices)
    {
        for (var i = 0; i < prices.Length; i++)
        {
            prices[i] = _stages[i].Price.Value;
        }
    }

    private void MoveBands(ReadOnlySpan<double> prices)
    {
        Span<PriceBand> bands = stackalloc PriceBand[prices.Length];
        bands.Fill(PriceBand.All);
        foreach (var form in CollectionsMarshal.AsSpan(_forms))
        {
            form.Narrow(prices, bands);
        }

        for (var i = 0; i < bands.Length; i++)
        {
            _edges[i].MoveTo(bands[i]);
        }
    }
}
