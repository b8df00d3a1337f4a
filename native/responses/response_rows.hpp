#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment/assessment.hpp"
#include "native/program/row_fault.hpp"
#include "native/responses/record_batch.hpp"

namespace twotrack::native {

/// One person's answers.
struct ResponseRow {
    std::optional<std::string> id = {};  ///< nullopt if the responses have no id
    Answers answers;                     ///< [n_items]
    Form form = Form::Full;              ///< which form was asked, if the row says so
};

/// Interprets whole records.
class RowReader {
public:
    virtual ~RowReader() = default;

    /// @param record  a whole record of the batch.
    /// Errors: everything that is wrong with the record.
    [[nodiscard]] virtual std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                                 const Record& record) const = 0;
};

}  // namespace twotrack::native
