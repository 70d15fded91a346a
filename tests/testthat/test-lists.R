test_that("zip_lists() puts elements side by side", {
  expect_identical(
    zip_lists(list("a", "b"), list(1, 2)), list(list("a", 1), list("b", 2))
  )
  expect_identical(
    zip_lists(g = list("a", "b"), w = 1:2), list(list(g = "a", w = 1L), list(g = "b", w = 2L))
  )
  expect_identical(
    zip_lists(list(x = 1, y = 2), list(y = "b", x = "a")),
    list(x = list(1, "a"), y = list(2, "b"))
  )
  expect_identical(zip_lists(list(list(1, 2), list(3, 4))), list(list(1, 3), list(2, 4)))
  expect_identical(zip_lists(1:4, 1:2)[[3]], list(3L, 1L))
  expect_error(zip_lists(list(a = 1), list(b = 1)), "must match", class = "ValueError")
  expect_error(zip_lists(list(a = 1), list(1)), "must match", class = "ValueError")
  expect_error(
    zip_lists(list(a = 1, a = 2), list(a = 1, a = 2)), "must be unique",
    class = "ValueError"
  )
})
