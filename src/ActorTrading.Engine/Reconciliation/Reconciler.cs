using System.Collections.Immutable;
using ActorTrading.Domain.Orders;
using ActorTrading.Domain.Portfolios;
using ActorTrading.Domain.Time;
using ActorTrading.Engine.Ports;

namespace ActorTrading.Engine.Reconciliation;

/// <summary>
/// Asks the venue again and again what accounts hold, and compares it with the books of the portfolios that trade on
/// them. Stands among the listeners of the venue and hands everything on; statements only where somebody has orders to
/// compare, so that idle accounts are left in peace.
/// </summary>
/// <param name="books">What the portfolios own.</param>
/// <param name="inner">Who hears of everything else.</param>
/// <param name="findings">Told of what comes of it.</param>
/// <param name="time">Paces the questions.</param>
/// <param name="options">How often, and when a difference counts.</param>
public sealed class Reconciler(
    AccountBooks books,
    IVenueReports inner,
    IReconcilerFindings findings,
    TimeProvider time,
    ReconcilerOptions options) : IVenueReports
{
    /// <summary>First statements of many accounts are spread over this many parts of the period.</summary>
    private const int Spread = 64;

    /// <summary>Periods without an answer after which the venue counts as silent.</summary>
    private const int PeriodsUnanswered = 3;

    private readonly Lock _changes = new();
    private readonly Dictionary<AccountId, AccountReview> _reviews = [];

    private Timestamp Now => Timestamp.From(time.GetUtcNow());

    /// <summary>Accounts whose books agreed with the last statement.</summary>
    public bool Agrees(AccountId account)
    {
        lock (_changes)
        {
            return _reviews.TryGetValue(account, out var review)
                && review.Verdict == BooksVerdict.Agree
                && review.Differences.IsEmpty;
        }
    }

    /// <summary>Where an account's books differed from the last statement; empty where they did not.</summary>
    public ImmutableArray<AssetDifference> DifferencesOf(AccountId account)
    {
        lock (_changes)
        {
            return _reviews.TryGetValue(account, out var review) ? review.Differences : [];
        }
    }

    /// <summary>How every account stands that was looked at, in the order of the accounts.</summary>
    public ImmutableArray<AccountStanding> Standings
    {
        get
        {
            lock (_changes)
            {
                return [.. _reviews.OrderBy(r => r.Key).Select(r => StandingOf(r.Key, r.Value))];
            }
        }
    }

    /// <summary>Has the next look ask for the statements of all accounts, due or not.</summary>
    public void Hurry()
    {
        lock (_changes)
        {
            foreach (var review in _reviews.Values)
            {
                review.NextAt = Now;
            }
        }
    }

    /// <summary>
    /// Asks for the statements that are due. Called by one thread at a time, about once a second.
    /// </summary>
    /// <param name="venue">Whom to ask.</param>
    /// <param name="wake">Loads a portfolio whose books are missing; its account is asked for once it is there.</param>
    public void Look(IVenue venue, Action<PortfolioId> wake)
    {
        foreach (var account in books.Accounts.Where(IsDue))
        {
            var missing = books.UnknownOn(account);
            if (missing.Count == 0)
            {
                Ask(venue, account);
                continue;
            }

            foreach (var portfolio in missing)
            {
                wake(portfolio);
            }
        }
    }

    public void OnReport(AccountId account, AccountReport report)
    {
        if (report is not AccountReport.Statement statement)
        {
            inner.OnReport(account, report);
            return;
        }

        if (!statement.Says.OpenOrders.IsEmpty || books.HasOrders(account))
        {
            inner.OnReport(account, report);
        }

        Take(account, BooksComparison.Differences(books.TotalOf(account), statement.Says.Balances));
    }

    private bool IsDue(AccountId account)
    {
        lock (_changes)
        {
            return ReviewOf(account).NextAt <= Now;
        }
    }

    private void Ask(IVenue venue, AccountId account)
    {
        TimeSpan? silence = null;
        lock (_changes)
        {
            var review = ReviewOf(account);
            review.NextAt = Now + options.Every;
            if (Now - review.HeardAt >= PeriodsUnanswered * options.Every && !review.IsSilent)
            {
                (review.IsSilent, silence) = (true, Now - review.HeardAt);
            }
        }

        if (silence is { } since)
        {
            findings.Unanswered(account, since);
        }

        venue.RequestStatement(account);
    }

    private void Take(AccountId account, ImmutableArray<AssetDifference> differences)
    {
        BooksVerdict before, after;
        bool wantsSettling;
        lock (_changes)
        {
            var review = ReviewOf(account);
            before = review.IsSilent ? BooksVerdict.Open : review.Verdict;
            review.Take(differences, options.TimesSame);
            (after, wantsSettling) = (review.Verdict, review.WantsSettling);
            (review.HeardAt, review.ComparedAt, review.IsSilent) = (Now, Now, false);
            review.NextAt = Now + (differences.IsEmpty || after == BooksVerdict.Differ
                ? options.Every
                : options.LookAgainAfter);
        }

        if (wantsSettling)
        {
            _ = Settle(account, differences);
        }

        if (after == BooksVerdict.Agree && before != BooksVerdict.Agree)
        {
            findings.Agree(account);
        }
        else if (after == BooksVerdict.Differ && before != BooksVerdict.Differ)
        {
            findings.Differ(account, differences);
        }
    }

    private async Task Settle(AccountId account, ImmutableArray<AssetDifference> differences)
    {
        lock (_changes)
        {
            ReviewOf(account).BeginSettling();
        }

        var isDone = false;
        try
        {
            await options.Settle(account).ConfigureAwait(false);
            isDone = true;
        }
        catch (TimeoutException)
        {
            // Still on its way: the difference does not count yet, and the next statement asks again.
        }
        finally
        {
            lock (_changes)
            {
                var review = ReviewOf(account);
                review.EndSettling(differences, isDone);
                review.NextAt = Now + (isDone ? TimeSpan.Zero : options.LookAgainAfter);
            }
        }
    }

    private static AccountStanding StandingOf(AccountId account, AccountReview review) => new()
    {
        Account = account,
        Verdict = review is { Verdict: BooksVerdict.Agree, Differences.IsEmpty: false }
            ? BooksVerdict.Open
            : review.Verdict,
        ComparedAt = review.ComparedAt,
        NextAt = review.NextAt,
        IsSilent = review.IsSilent,
        Differences = review.Differences,
    };

    private AccountReview ReviewOf(AccountId account)
    {
        if (!_reviews.TryGetValue(account, out var review))
        {
            var share = (double)(_reviews.Count % Spread) / Spread;
            review = new AccountReview { NextAt = Now + (options.Every * share), HeardAt = Now };
            _reviews.Add(account, review);
        }

        return review;
    }
}
