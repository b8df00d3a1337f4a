#pragma once

#include "native/response_rows.hpp"

namespace twotrack::native {

/// Reads answers in columns: a header names them, `id` (which may be absent) and items in any order. An answer is the
/// 0-based category in the order shown; a blank field or NA is none.
class CsvRows final : public RowReader {
public:
    /// Reads the header.
    /// @param assessment  outlives this.
    /// @param header      a whole record of the batch.
    /// Errors, each with its place: `unknown-column`, also without a name; `duplicate-column`; `ambiguous-column`,
    /// where
    ///         an item is called id; `no-items` alone. The first ten, and how many there are.
    [[nodiscard]] static std::expected<CsvRows, std::vector<RowFault>> make(const Assessment& assessment,
                                                                            const RecordBatch& batch,
                                                                            const Record& header);

    /// [n_items] the items that the header names.
    [[nodiscard]] const std::vector<bool>& presented() const { return presented_; }

    /// Errors, each with its place: `ragged-row` alone; `category`.
    [[nodiscard]] std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                         const Record& record) const override;

private:
    explicit CsvRows(const Assessment& assessment);

    const Assessment& assessment_;
    std::vector<std::optional<std::size_t>> items_;  ///< [n_columns] index of the column's item; none: the id
    std::vector<bool> presented_;
};

}  // namespace twotrack::native
