#pragma once

#include "native/responses/response_rows.hpp"

namespace twotrack::native {

/// Reads answers in columns. The header names the columns: items in any order, and optionally `id`. An answer is the
/// 0-based category in the order shown. A blank field or NA means "not answered".
class CsvRows final : public RowReader {
public:
    /// Reads the header.
    /// @param assessment  must outlive the result.
    /// @param header      a whole record of the batch.
    /// Errors, each with its place: `unknown-column`, which includes a column without a name; `duplicate-column`;
    /// `ambiguous-column`, if an item has the id "id". At most ten are listed, followed by their total. `no-items` is
    /// reported alone.
    [[nodiscard]] static std::expected<CsvRows, std::vector<RowFault>> make(const Assessment& assessment,
                                                                            const RecordBatch& batch,
                                                                            const Record& header);

    /// [n_items] whether the header names the item.
    [[nodiscard]] const std::vector<bool>& presented() const { return presented_; }

    /// Errors, each with its place: `category`; or `ragged-row`, which is reported alone.
    [[nodiscard]] std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                         const Record& record) const override;

private:
    explicit CsvRows(const Assessment& assessment);

    const Assessment& assessment_;
    std::vector<std::optional<std::size_t>> items_;  ///< [n_columns] index of the column's item; nullopt: the id
    std::vector<bool> presented_;
};

}  // namespace twotrack::native
