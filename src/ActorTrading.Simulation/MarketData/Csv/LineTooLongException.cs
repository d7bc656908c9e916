namespace ActorTrading.Simulation.MarketData.Csv;

/// <summary>A line is longer than <see cref="ByteLineReader.BufferSize"/>; the file is not what it seems.</summary>
internal sealed class LineTooLongException() : Exception("The line is too long.");
