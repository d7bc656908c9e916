namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>What a decoder needs to know beside the rows.</summary>
internal sealed record DecoderSettings(MarketDataDescription Description, int Instrument, DataPolicy Policy);
