#include "native/responses/json_lines.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace twotrack::json_lines_test {

using namespace twotrack::native;

namespace {

/// "line:text" for each record; "line!" if it could not be read.
std::vector<std::string> lines_of(const std::vector<std::string_view>& chunks) {
    JsonLines lines;
    RecordBatch batch;
    for (const std::string_view chunk : chunks) lines.feed(chunk, batch);
    lines.finish(batch);
    std::vector<std::string> told;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const Record& record = batch[i];
        const std::string line = std::to_string(record.place.line);
        told.push_back(record.state == RecordState::Whole ? line + ":" + std::string(batch.field(record, 0))
                                                          : line + "!");
    }
    return told;
}

}  // namespace

TEST_CASE("Each line that is not blank is a record of JSON Lines, wherever the stream is cut") {
    const std::string_view text = "{\"a\":1}\r\n\n \t\r\n{}\n{\"b\": 2}";
    const std::vector<std::string> lines = {"1:{\"a\":1}\r", "4:{}", "5:{\"b\": 2}"};
    for (std::size_t cut = 0; cut <= text.size(); ++cut)
        CHECK(lines_of({text.substr(0, cut), text.substr(cut)}) == lines);
    CHECK(lines_of({}).empty());
}

TEST_CASE("A line of more than 1 MiB is refused and the next is read") {
    const std::string most(most_record_bytes, 'x');
    CHECK(lines_of({most, "\n{}"}) == std::vector<std::string>{"1:" + most, "2:{}"});
    CHECK(lines_of({most, "x", most, "\n{}"}) == std::vector<std::string>{"1!", "2:{}"});
}

}  // namespace twotrack::json_lines_test
