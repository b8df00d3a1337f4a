#pragma once

#include "native/response_rows.hpp"

namespace twotrack::native {

/// Reads objects such as {"id": "p7", "answers": {"t1": 4, "m3": null}}, one a record, as parse_answer_sheet does. The
/// id may be a number too, and is kept as it is written; null is none.
class JsonRows final : public RowReader {
public:
    explicit JsonRows(const Assessment& assessment) : assessment_(assessment) {}
    [[nodiscard]] std::expected<ResponseRow, std::vector<RowFault>> read(const RecordBatch& batch,
                                                                         const Record& record) const override;

private:
    const Assessment& assessment_;
};

}  // namespace twotrack::native
