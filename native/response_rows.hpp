#pragma once

#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "core/assessment.hpp"
#include "native/record_batch.hpp"
#include "native/row_fault.hpp"

namespace twotrack::native {

/// One person's answers.
struct ResponseRow {
    std::optional<std::string> id = {};  ///< nothing where the responses name none
    Answers answers;                     ///< [n_items]
    Form form = Form::Full;              ///< what was asked, where the row says so
};

/// Reads what whole records say.
class RowReader {
public:
    virtual ~RowReader() = default;

    /// @param record  a whole one of the batch.
    /// Errors: everything that is wrong with it.
    [[nodiscard]] virtual std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                                 const Record& record) const = 0;
};

}  // namespace twotrack::native
