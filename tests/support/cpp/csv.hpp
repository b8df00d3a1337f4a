#pragma once

#include <algorithm>
#include <sstream>
#include <string>
#include <vector>

#include "core/irt/eap.hpp"
#include "tests/support/cpp/files.hpp"

namespace twotrack::test {

/// A file in tests/golden: a header and rows of fields, none with a quote inside.
struct Table {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows;

    std::size_t column(const std::string& name) const {
        const auto found = std::ranges::find(header, name);
        INFO(name);
        REQUIRE(found != header.end());
        return static_cast<std::size_t>(found - header.begin());
    }
    double number(std::size_t row, const std::string& name) const { return std::stod(rows.at(row).at(column(name))); }
};

inline std::vector<std::string> fields_of(std::string line) {
    if (!line.empty() && line.back() == '\r') line.pop_back();
    std::vector<std::string> fields(1);
    bool quoted = false;
    for (const char c : line) {
        if (c == '"') quoted = !quoted;
        else if (c == ',' && !quoted) fields.emplace_back();
        else fields.back() += c;
    }
    return fields;
}

inline Table golden(const std::string& name) {
    std::istringstream text(read_file("tests/golden/" + name));
    Table table;
    std::string line;
    std::getline(text, line);
    table.header = fields_of(line);
    while (std::getline(text, line)) {
        table.rows.push_back(fields_of(line));
        REQUIRE(table.rows.back().size() == table.header.size());
    }
    return table;
}

/// The items of items.csv from index `first` up to but not including `last`.
inline std::vector<GradedItem> golden_items(std::size_t first = 0, std::size_t last = 24) {
    const Table table = golden("items.csv");
    std::vector<GradedItem> items;
    for (std::size_t i = first; i < last; ++i)
        items.push_back({table.number(i, "a"),
                         {table.number(i, "b1"), table.number(i, "b2"), table.number(i, "b3"), table.number(i, "b4")}});
    return items;
}

/// A row of answers. An empty field is a missing answer.
inline std::vector<Response> responses_of(const std::vector<std::string>& row) {
    std::vector<Response> responses;
    for (const std::string& field : row) responses.push_back(field.empty() ? Response() : std::stoi(field));
    return responses;
}

}  // namespace twotrack::test
