using System.Collections.Immutable;
using System.Globalization;
using ActorTrading.Domain.Instruments;
using ActorTrading.Domain.Recommendations;
using ActorTrading.Domain.Rules;
using ActorTrading.Domain.Time;
using FsCheck;
using FsCheck.Fluent;

namespace ActorTrading.Domain.Tests.Recommendations;

public sealed class RecommendationDeciderTests
{
    private static readonly Timestamp Now = Timestamp.Parse("2026-03-04T12:00:00Z");
    private static readonly Symbol Btc = Symbol.Of("BTC-USD");

    private static readonly Recommendation Advice = new()
    {
        Id = new("r1"),
        Symbol = Btc,
        Rating = Rating.StrongBuy,
        Confidence = 0.85m,
        IssuedAt = Now - TimeSpan.FromMinutes(5),
        ExpiresAt = Now + TimeSpan.FromMinutes(10),
        Source = "model-7",
    };

    [Fact]
    public void Advice_is_seen_with_its_confidence_and_age()
    {
        var values = After(Advice).AsOf(Btc, Now);

        Assert.Equal(FieldValue.Of("STRONG_BUY", Advice.IssuedAt), values.Recommendation);
        Assert.Equal(FieldValue.Of(0.85, Advice.IssuedAt), values.Confidence);
        Assert.Equal(FieldValue.Of(300.0, Now), values.Age);
    }

    [Fact]
    public void Advice_turns_stale_when_it_expires_and_not_before()
    {
        var feed = After(Advice);

        Assert.Equal(Availability.Present, feed.AsOf(Btc, new(Advice.ExpiresAt.Ticks - 1)).Recommendation.Availability);
        var stale = feed.AsOf(Btc, Advice.ExpiresAt);
        Assert.Equal(
            (Availability.Stale, Availability.Stale, Availability.Stale),
            (stale.Recommendation.Availability, stale.Confidence.Availability, stale.Age.Availability));
        Assert.Equal(Advice.ExpiresAt, feed.NextExpiry(Now));
        Assert.Null(feed.NextExpiry(Advice.ExpiresAt));
    }

    [Fact]
    public void Without_advice_all_is_missing()
    {
        Assert.Equal(AdviceValues.Missing, RecommendationFeed.Initial.AsOf(Btc, Now));
        Assert.Equal(AdviceValues.Missing, After(Advice).AsOf(Symbol.Of("ETH-USD"), Now));
        Assert.Equal(Availability.Missing, AdviceValues.Missing.AsStale().Confidence.Availability);
    }

    [Fact]
    public void Advice_of_later_is_not_seen_earlier() =>
        Assert.Equal(AdviceValues.Missing, After(Advice).AsOf(Btc, Advice.IssuedAt - TimeSpan.FromTicks(1)));

    [Fact]
    public void Newer_advice_takes_the_place_of_older_and_of_that_symbol_only()
    {
        var newer = Advice with { Id = new("r2"), Rating = Rating.Sell, IssuedAt = Now };
        var other = Advice with
        {
            Id = new("r3"),
            Symbol = Symbol.Of("ETH-USD"),
            ExpiresAt = Now + TimeSpan.FromMinutes(1)
        };

        var feed = After(Advice, other, newer);

        Assert.Equal("SELL", feed.AsOf(Btc, Now).Recommendation.Text);
        Assert.Equal("STRONG_BUY", feed.AsOf(other.Symbol, Now).Recommendation.Text);
        Assert.Equal(other.ExpiresAt, feed.NextExpiry(Now));
    }

    public static TheoryData<string> Codes =>
    [
        RecommendationRejection.IdMissing, RecommendationRejection.RatingUnknown,
            RecommendationRejection.ConfidenceOutOfRange,
        RecommendationRejection.FromTheFuture, RecommendationRejection.ExpiryInvalid, RecommendationRejection.Expired,
        RecommendationRejection.Outdated,
    ];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Advice_that_makes_no_sense_is_refused(string code)
    {
        var advice = code switch
        {
            RecommendationRejection.IdMissing => Advice with { Id = new("") },
            RecommendationRejection.RatingUnknown => Advice with { Rating = (Rating)9 },
            RecommendationRejection.ConfidenceOutOfRange => Advice with { Confidence = 1.01m },
            RecommendationRejection.FromTheFuture => Advice with { IssuedAt = Now + TimeSpan.FromTicks(1) },
            RecommendationRejection.ExpiryInvalid => Advice with { ExpiresAt = Advice.IssuedAt },
            RecommendationRejection.Expired => Advice with { ExpiresAt = Now },
            _ => Advice with { Id = new("r0") },
        };

        Assert.Equal(code, Decide(After(Advice), advice).Refusal?.Code);
        Assert.Equal(
            RecommendationRejection.ConfidenceOutOfRange,
            Decide(RecommendationFeed.Initial, Advice with { Confidence = -0.01m }).Refusal?.Code);
    }

    [Fact]
    public void A_feed_keeps_advice_on_so_many_symbols_and_no_more()
    {
        var latest = Enumerable.Range(0, RecommendationDecider.SymbolsMax)
            .Select(i => Advice with { Symbol = Symbol.Of(i.ToString(CultureInfo.InvariantCulture)) })
            .ToImmutableSortedDictionary(a => a.Symbol, a => a);
        var full = new RecommendationFeed(latest);

        Assert.Equal(RecommendationRejection.FeedFull, Decide(full, Advice).Refusal?.Code);
        Assert.Single(Decide(full, latest[Symbol.Of("7")] with { IssuedAt = Now }).Events);
    }

    [Theory]
    [InlineData(Rating.StrongSell, "STRONG_SELL")]
    [InlineData(Rating.Sell, "SELL")]
    [InlineData(Rating.Hold, "HOLD")]
    [InlineData(Rating.Buy, "BUY")]
    [InlineData(Rating.StrongBuy, "STRONG_BUY")]
    public void A_rating_is_spelled_one_way(Rating rating, string text)
    {
        Assert.Equal(text, rating.Text());
        Assert.True(Ratings.TryParse(text, out var read));
        Assert.Equal(rating, read);
        Assert.False(Ratings.TryParse(text.ToLowerInvariant(), out _));
    }

    [Fact]
    public void A_post_given_twice_changes_nothing_the_second_time() => Prop.ForAll(
        Gen.Choose(-10, 10).ListOf().ToArbitrary(),
        Gen.Choose(-10, 10).ToArbitrary(),
        (before, minute) =>
        {
            var feed = After([.. before.Select(Dated)]);
            var first = Decide(feed, Dated(minute));
            var again = Decide(Apply(feed, Dated(minute)), Dated(minute));
            return again.Events.IsEmpty && (!first.Events.IsEmpty || again.Refusal == first.Refusal);
        }).QuickCheckThrowOnFailure();

    private static Recommendation Dated(int minute) => Advice with
    {
        Id = new($"r{minute}"),
        IssuedAt = Now + TimeSpan.FromMinutes(minute),
    };

    private static Decision<RecommendationEvent> Decide(RecommendationFeed feed, Recommendation advice) =>
        RecommendationDecider.Decide(feed, new RecommendationCommand.Post(advice, Now));

    private static RecommendationFeed After(params ImmutableArray<Recommendation> advice) =>
        advice.Aggregate(RecommendationDecider.Initial, Apply);

    private static RecommendationFeed Apply(RecommendationFeed feed, Recommendation advice) =>
        Decide(feed, advice).Events.Aggregate(feed, RecommendationDecider.Evolve);
}
