namespace ActorTrading.Simulation.MarketData;

/// <summary>Stable codes of data findings. Those that stop a run come first.</summary>
public static class DataFindingCodes
{
    public const string FileMissing = "file_missing";
    public const string FileUnreadable = "file_unreadable";
    public const string FileEmpty = "file_empty";
    public const string FileWithoutRows = "file_without_rows";
    public const string GzipTruncated = "gzip_truncated";
    public const string GzipCorrupt = "gzip_corrupt";
    public const string HeaderUnknown = "header_unknown";
    public const string SymbolUnknown = "symbol_unknown";
    public const string TimeframeUnknown = "timeframe_unknown";
    public const string LineTooLong = "line_too_long";
    public const string RowIncomplete = "row_incomplete";
    public const string RowTooLong = "row_too_long";
    public const string FieldNotANumber = "field_not_a_number";
    public const string FieldOverflow = "field_overflow";
    public const string FieldUnknownValue = "field_unknown_value";
    public const string TimeImplausible = "time_implausible";
    public const string TimeUnsorted = "time_unsorted";
    public const string RowDuplicate = "row_duplicate";
    public const string BarsOverlap = "bars_overlap";
    public const string PriceImpossible = "price_impossible";
    public const string RangeImpossible = "range_impossible";
    public const string QuantityImpossible = "quantity_impossible";
    public const string RateImpossible = "rate_impossible";
    public const string SeriesDuplicate = "series_duplicate";
    public const string PeriodReversed = "period_reversed";
    public const string PeriodOutsideData = "period_outside_data";

    public const string PeriodExceedsData = "period_exceeds_data";
    public const string LastLineOpen = "last_line_open";
    public const string BarsMissing = "bars_missing";
    public const string BarOffGrid = "bar_off_grid";
    public const string LongSilence = "long_silence";
    public const string QuoteCrossed = "quote_crossed";
    public const string OutlierDropped = "outlier_dropped";
    public const string OutlierRepaired = "outlier_repaired";
    public const string OutlierKept = "outlier_kept";
    public const string OutlierUnused = "outlier_unused";
    public const string LevelShift = "level_shift";
}
