#pragma once

#include <catch2/catch_test_macros.hpp>
#include <string_view>
#include <utility>
#include <vector>

#include "core/json/json.hpp"
#include "core/page/page.hpp"

/// Reads pages back from their JSON.
namespace twotrack::test {

inline json::Value parsed(const Page& page) {
    auto value = json::parse(page_json(page));
    REQUIRE(value);
    return std::move(*value);
}

/// Collects texts in the order in which they are written.
inline void collect(const json::Value& value, std::vector<Text>& texts) {
    const json::Value *id = value.find("id"), *text = value.find("text");
    if (id && text && id->kind == json::Kind::Number) texts.push_back({static_cast<int>(id->number), text->string});
    for (const json::Value& element : value.elements) collect(element, texts);
    for (const json::Member& member : value.members) collect(member.value, texts);
}

inline const json::Value& block(const json::Value& page, std::string_view kind) {
    for (const json::Value& each : page.find("blocks")->elements)
        if (each.find("kind")->string == kind) return each;
    FAIL("no block of kind " << kind);
    return page;
}

}  // namespace twotrack::test
