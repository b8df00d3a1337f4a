// Responses as JSON Lines, for the items of tests/fuzz/every-kind.json.
#include "core/base/random.hpp"
#include "tests/fuzz/json_mutator.hpp"
#include "tests/fuzz/responses.hpp"

using namespace twotrack;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::check_responses({reinterpret_cast<const char*>(data), size}, native::ResponsesFormat::JsonLines);
    return 0;
}

/// Mutates one line of the input as JSON.
extern "C" std::size_t LLVMFuzzerCustomMutator(std::uint8_t* data, std::size_t size, std::size_t most_bytes,
                                               unsigned seed) {
    const std::string text(reinterpret_cast<const char*>(data), size);
    Random random(seed, 2);
    std::size_t begin = text.rfind('\n', text.empty() ? 0 : random.next() % text.size());
    begin = begin == std::string::npos ? 0 : begin + 1;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::size_t room = most_bytes - std::min(most_bytes, size - (end - begin));
    const std::string line = fuzz::mutated_json(std::string_view(text).substr(begin, end - begin), room, seed);
    return fuzz::put(text.substr(0, begin) + line + text.substr(end), data, most_bytes);
}
