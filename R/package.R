#' @useDynLib rkeras, .registration = TRUE
#' @importFrom stats predict
#' @importFrom utils .DollarNames
NULL

#' @importFrom magrittr %>%
#' @export
magrittr::`%>%`

#' @importFrom generics compile
#' @export
generics::compile

#' @importFrom generics fit
#' @export
generics::fit
