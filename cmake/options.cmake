# The compile options of all our targets, in one interface target.
add_library(twotrack_options INTERFACE)
target_compile_features(twotrack_options INTERFACE cxx_std_23)
target_include_directories(twotrack_options INTERFACE ${PROJECT_SOURCE_DIR})

# A fused multiply-add rounds once; a product and a sum round twice. Without this flag, targets could score differently.
target_compile_options(twotrack_options INTERFACE -ffp-contract=off)

target_compile_options(twotrack_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor)
if(TWOTRACK_WARNINGS_AS_ERRORS)
    target_compile_options(twotrack_options INTERFACE -Werror)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # GCC 12 reports false maybe-uninitialised values inside std::expected, and false overlapping copies inside
    # std::string.
    target_compile_options(twotrack_options INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
endif()

if(TWOTRACK_SANITIZE)
    target_compile_options(twotrack_options INTERFACE
        -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(twotrack_options INTERFACE -fsanitize=address,undefined)
endif()

if(TWOTRACK_SANITIZE_THREADS)
    target_compile_options(twotrack_options INTERFACE -fsanitize=thread -fno-omit-frame-pointer)
    target_link_options(twotrack_options INTERFACE -fsanitize=thread)
endif()

if(TWOTRACK_BUILD_FUZZ)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL Clang)
        message(FATAL_ERROR "Fuzzing needs clang and its run-time library: use the preset fuzz; on Debian install clang-19 and libclang-rt-19-dev")
    endif()
    # Lets libFuzzer see which branches an input takes. Only the targets in tests/fuzz link its main function.
    target_compile_options(twotrack_options INTERFACE -fsanitize=fuzzer-no-link
        -fsanitize-ignorelist=${PROJECT_SOURCE_DIR}/tests/fuzz/sanitizer-ignore.txt)
    # Reports an index beyond a vector's size even if the memory behind it exists.
    target_compile_definitions(twotrack_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()

# Uses ccache if it is installed, to compile nothing twice. Emscripten calls ccache itself (scripts/lib/emscripten).
find_program(TWOTRACK_CCACHE ccache)
if(TWOTRACK_CCACHE AND PROJECT_IS_TOP_LEVEL AND NOT EMSCRIPTEN AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER ${TWOTRACK_CCACHE})
endif()
