#include "native/responses/csv_records.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace twotrack::csv_records_test {

using namespace twotrack::native;

namespace {

using Strings = std::vector<std::string>;

/// A record in the form that tests compare.
struct Told {
    std::size_t line = 0;
    Strings fields;
    RecordState state = RecordState::Whole;
    std::size_t column = 1;  ///< of the fault
    friend bool operator==(const Told&, const Told&) = default;
};

std::vector<Told> records_of(const std::vector<std::string_view>& chunks) {
    CsvRecords records;
    RecordBatch batch;
    for (const std::string_view chunk : chunks) records.feed(chunk, batch);
    records.finish(batch);
    std::vector<Told> told;
    for (std::size_t i = 0; i < batch.size(); ++i) {
        told.push_back({batch[i].place.line, {}, batch[i].state, batch[i].place.column});
        for (std::size_t k = 0; k < batch[i].n_fields; ++k) told.back().fields.emplace_back(batch.field(batch[i], k));
        const bool whole = batch[i].state == RecordState::Whole;
        CHECK(batch[i].fault.sentence.empty() == whole);
        CHECK(batch[i].fault.rule.empty() == whole);
    }
    return told;
}

/// The records of a text. Checks that they do not depend on the chunks: cut in two at every byte, and cut into bytes.
std::vector<Told> records_of(std::string_view text) {
    const std::vector<Told> whole = records_of(std::vector{text});
    std::vector<std::string_view> bytes;
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        bytes.push_back(text.substr(cut, 1));
        CHECK(records_of(std::vector{text.substr(0, cut), text.substr(cut)}) == whole);
    }
    CHECK(records_of(bytes) == whole);
    return whole;
}

std::vector<Told> records_of(const char* text) { return records_of(std::string_view(text)); }

}  // namespace

TEST_CASE("A CSV record is a line, ended by LF, CR LF, CR or the end of the file") {
    const std::vector<Told> three = {{1, {"a", "b"}}, {2, {"1", "2"}}, {3, {"3", ""}}};
    CHECK(records_of("a,b\n1,2\n3,\n") == three);
    CHECK(records_of("a,b\r\n1,2\r\n3,\r\n") == three);
    CHECK(records_of("a,b\r1,2\r3,\r") == three);
    CHECK(records_of("a,b\n1,2\r\n3,") == three);
}

TEST_CASE("CSV without a byte has no records") { CHECK(records_of("").empty()); }

TEST_CASE("Blank lines of CSV are counted and are no records") {
    CHECK(records_of("\n \t\r\na\n\r\n\r\r  b\n\n") ==
          std::vector<Told>{{3, {"a"}}, {7, {"b"}, RecordState::Whole, 3}});
    CHECK(records_of("\n\r\n  ").empty());
}

TEST_CASE("A field in quotes may hold commas, quotes and line breaks, and may be empty") {
    CHECK(records_of("\"a,\"\"b\"\"\r\n\nc\",\"\"\n\"\"\r\nd,e\n") ==
          std::vector<Told>{{1, {"a,\"b\"\r\n\nc", ""}}, {4, {""}}, {5, {"d", "e"}}});
}

TEST_CASE("Blanks round a field do not count, those in quotes do") {
    CHECK(records_of(" a\t, b c ,\" d \" , \"e\"\n") ==
          std::vector<Told>{{1, {"a", "b c", " d ", "e"}, RecordState::Whole, 2}});
}

TEST_CASE("A quote out of place costs its line, and the next is read") {
    const Told bad{2, {}, RecordState::Malformed}, second{2, {}, RecordState::Malformed, 4};
    CHECK(records_of("a,b\nü, x\"y\"\n3,4\n") == std::vector<Told>{{1, {"a", "b"}}, second, {3, {"3", "4"}}});
    CHECK(records_of("a,b\r\n\"1\"2,\"3\r\n3,4\r\n") == std::vector<Told>{{1, {"a", "b"}}, bad, {3, {"3", "4"}}});
    CHECK(records_of("a\n\"1\" \"2\"") == std::vector<Told>{{1, {"a"}}, bad});
}

TEST_CASE("A quote that some later line closes badly names the line on which the record begins") {
    CHECK(records_of("a\n\"1\n2\n\"3\",4\n5\n") ==
          std::vector<Told>{{1, {"a"}}, {2, {}, RecordState::Malformed}, {5, {"5"}}});
}

TEST_CASE("A quote that nothing closes names the line on which it stands") {
    CHECK(records_of("a,b\n1,2\n\n\"x\ny\",\"3\n4,5\n") ==
          std::vector<Told>{{1, {"a", "b"}}, {2, {"1", "2"}}, {5, {}, RecordState::Unrecoverable, 4}});
}

TEST_CASE("What is no text is no record") {
    using namespace std::string_view_literals;
    CHECK(records_of("a\n1,\0\nb\n"sv) ==
          std::vector<Told>{{1, {"a"}}, {2, {}, RecordState::Malformed, 3}, {3, {"b"}}});
    CHECK(records_of("a\nüt\xE9\nü\n") ==
          std::vector<Told>{{1, {"a"}}, {2, {}, RecordState::Malformed, 3}, {3, {"ü"}}});
}

TEST_CASE("A record may have 1 MiB and not a byte more") {
    const std::string most(most_record_bytes - 1, 'x'), longer(most_record_bytes, 'x');
    CHECK(records_of(std::vector<std::string_view>{most, "\ny\n"}) == std::vector<Told>{{1, {most}}, {2, {"y"}}});
    CHECK(records_of(std::vector<std::string_view>{"a\n", longer, "\ny\n"}) ==
          std::vector<Told>{{1, {"a"}}, {2, {}, RecordState::Unrecoverable}});
}

TEST_CASE("An endless quote is given up after 1 MiB, with the line on which it stands") {
    std::string rows = "id,a\np1,1\np2,\"2\n";
    while (rows.size() < 3 * most_record_bytes) rows += "p,4\n";
    CHECK(records_of(std::vector<std::string_view>{rows, "\"\n"}) ==
          std::vector<Told>{{1, {"id", "a"}}, {2, {"p1", "1"}}, {3, {}, RecordState::Unrecoverable, 4}});
}

TEST_CASE("A field's place is its first character's, or its quote's, wherever the bytes are cut") {
    const std::string_view text = "id,a\r\n\r\n  ü, \"two\r\nli,nes\" ,\"\"\"\", 漢,\r\n";
    const std::vector<TextPlace> expected = {{3, 6}, {4, 10}, {4, 16}, {4, 18}};
    for (std::size_t cut = 0; cut < text.size(); ++cut) {
        CsvRecords records;
        RecordBatch batch;
        records.feed(text.substr(0, cut), batch);
        records.feed(text.substr(cut), batch);
        records.finish(batch);
        REQUIRE(batch.size() == 2);
        REQUIRE(batch[1].n_fields == 5);
        CHECK(batch[1].place == TextPlace{3, 3});
        for (std::size_t k = 1; k < 5; ++k)
            CHECK(place_of_field(batch.source(batch[1]), batch[1].place, k) == expected[k - 1]);
    }
}

TEST_CASE("Many records of 1 MiB each are no long record") {
    std::string rows;
    for (int n = 0; n < 3; ++n) rows += std::string(most_record_bytes - 1, 'x') + "\n";
    CHECK(records_of(std::vector<std::string_view>{rows}).size() == 3);
}

}  // namespace twotrack::csv_records_test
